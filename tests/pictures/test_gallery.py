"""Pictures: of what may be seen, each drawn once."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.guide.library import Library
from bot.guide.reply import Picture
from bot.guide.spoiler import Position
from bot.pictures.gallery import Gallery
from bot.pictures.strip import HEIGHT, WIDTH, draw


async def test_a_picture_is_drawn_once_and_kept_on_disk(library: Library, tmp_path: Path) -> None:
    """One file for each horizon; a second gallery, as of another process, uses it."""
    wanted = Picture(Position(4), "words")
    first = await Gallery(library, tmp_path).picture(wanted)
    _mark(tmp_path)

    assert await Gallery(library, tmp_path).picture(wanted) == first + b"kept"
    assert await Gallery(library, tmp_path).picture(Picture(Position(5), "words")) != first
    assert len(_files(tmp_path)) == 2


async def test_a_folder_that_cannot_be_written_costs_only_time(library: Library, tmp_path: Path) -> None:
    """The picture is drawn each time, and the host is told."""
    (tmp_path / "file").touch()
    wanted = Picture(Position(4), "words")

    drawn = await Gallery(library, tmp_path / "file" / "pictures").picture(wanted)

    assert drawn == await Gallery(library).picture(wanted)


async def test_without_a_folder_pictures_are_kept_in_memory(library: Library) -> None:
    """The same bytes again."""
    gallery = Gallery(library)
    wanted = Picture(Position(4), "words", marked=True)

    assert await gallery.picture(wanted) is await gallery.picture(wanted)


@pytest.mark.parametrize("number", range(1, 7))
def test_a_picture_has_one_size_whatever_it_shows(library: Library, number: int) -> None:
    """Its size tells nothing, and its bars reach from edge to edge."""
    image = Image.open(BytesIO(draw(library.scenes[:number])))

    assert image.size == (WIDTH, HEIGHT)
    ground, middle = image.getpixel((5, 5)), HEIGHT // 2
    assert image.getpixel((60, middle)) != ground
    assert image.getpixel((WIDTH - 60, middle)) != ground


def test_a_picture_does_not_depend_on_later_scenes(library: Library) -> None:
    """Scenes are drawn from what was seen alone."""
    seen = library.scenes[:3]

    assert draw(seen, marked=2) == draw(list(seen), marked=2)
    assert draw(seen, marked=2) != draw(seen)


def test_no_scene_is_no_picture() -> None:
    """The error says so."""
    with pytest.raises(ValueError, match="no scene"):
        draw(())


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def _mark(folder: Path) -> None:
    """Change the one kept file, so that it can be told from a new one."""
    (file,) = _files(folder)
    file.write_bytes(file.read_bytes() + b"kept")
