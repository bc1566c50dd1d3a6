"""The map of the journey: drawn of what was seen, legible, and the same whatever comes later."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.guide.library import Library
from bot.guide.pages.journey import people
from bot.guide.reply import Drawing, Picture
from bot.guide.spoiler import Position
from bot.pictures import lanes
from bot.pictures.gallery import Gallery
from bot.pictures.journey import FRAME, WIDTH, draw
from bot.pictures.path import stations

from .words import written

BORDER = 2
"""Scenes of the small pack that may be known before watching."""


def variants(library: Library, seen: int) -> Iterator[Library]:
    """The same film as far as somebody has seen it, with something else behind."""
    known, later = library.scenes[:seen], library.scenes[seen:]
    elsewhere = [scene.model_copy(update={"place": "Elsewhere", "who": ("brother",), "part": 2}) for scene in later]
    yield replace(library, scenes=(*known, *elsewhere))
    yield replace(library, scenes=known)
    more = [library.scenes[-1].model_copy(update={"id": f"s{at:02}", "place": f"Place {at}"}) for at in range(7, 90)]
    yield replace(library, scenes=(*library.scenes, *more))


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("horizon", range(7))
@pytest.mark.parametrize("drawing", Drawing)
async def test_a_picture_is_the_same_whatever_comes_after_it(
    library: Library, tmp_path: Path, drawing: Drawing, horizon: int, *, marked: bool
) -> None:
    """Bytes, size and the name of the kept file: later scenes change none of them."""
    wanted = Picture(Position(horizon), "words", marked=marked, drawing=drawing)
    first = await Gallery(library, tmp_path).picture(wanted)

    for other in variants(library, max(horizon, BORDER)):
        assert await Gallery(other).picture(wanted) == first
        await Gallery(other, tmp_path).picture(wanted)
    assert len(_files(tmp_path)) == 1


async def test_a_map_is_drawn_once_for_each_horizon_and_kept(library: Library, tmp_path: Path) -> None:
    """Beside the strip of the same horizon; the kept file is what another process shows."""
    wanted = Picture(Position(4), "words", drawing=Drawing.JOURNEY)
    await Gallery(library, tmp_path).picture(wanted)
    (file,) = _files(tmp_path)
    file.write_bytes(b"kept")

    assert await Gallery(library, tmp_path).picture(wanted) == b"kept"
    for other in (
        replace(wanted, drawing=Drawing.STRIP),
        replace(wanted, upto=Position(5)),
        replace(wanted, marked=True),
    ):
        assert await Gallery(library, tmp_path).picture(other) != b"kept"


@pytest.mark.parametrize("seen", range(1, 7))
def test_only_words_of_scenes_that_were_seen_are_written(
    library: Library, monkeypatch: pytest.MonkeyPatch, seen: int
) -> None:
    """Their places, the people in them, their numbers, and two headings."""
    met_late = {scene.id: ("brother",) if scene.id == "s05" else ("keeper",) for scene in library.scenes}
    scenes = [scene.model_copy(update={"who": met_late[scene.id]}) for scene in library.scenes[:seen]]
    texts = written(monkeypatch, scenes, people(library)).texts

    names = {"The keeper", "The brother"} if seen >= 5 else {"The keeper"}
    told = {text for text in texts if not text[0].isdigit()}
    assert told == {"The journey", "Who meets whom", *(str(scene.place) for scene in scenes), *names}
    assert max(int(number) for text in texts if text[0].isdigit() for number in text.split("-")) == seen


@pytest.mark.parametrize("seen", range(1, 7))
def test_words_are_large_enough_and_keep_apart(library: Library, monkeypatch: pytest.MonkeyPatch, seen: int) -> None:
    """At least 20 pixels on a picture 1,100 wide; none over another or over the edge."""
    found = written(monkeypatch, library.scenes[:seen], people(library))

    assert min(word.size for word in found.words) >= 20
    assert list(found.crowded()) == []


def test_scenes_that_follow_each_other_in_one_place_are_one_station(library: Library) -> None:
    """With their numbers; a scene without a place is none, and coming back is another."""
    one, two = (library.scenes[0].model_copy(update={"place": place}) for place in ("Here", None))
    three = one.model_copy(update={"place": "There"})

    found = list(stations([one, one, two, three, one]))

    assert [(station.label, station.numbers) for station in found] == [("Here", "1-2"), ("There", "4"), ("Here", "5")]


def test_only_people_get_a_lane_and_the_most_seen_comes_first(library: Library) -> None:
    """Whoever else is named in a scene is left out, and so is who has not been met."""
    first = library.scenes[0].model_copy(update={"who": ("brother", "lamp")})
    names = people(library)

    assert lanes.people([first], names) == ["brother"]
    assert lanes.people([first, library.scenes[0], library.scenes[2]], names) == ["keeper", "brother"]


def test_a_thread_joins_those_who_meet(library: Library) -> None:
    """The same two people in two scenes each, together or apart, are two pictures."""
    apart = [library.scenes[0].model_copy(update={"who": who}) for who in (("keeper",), ("brother",))]
    together = [library.scenes[0].model_copy(update={"who": who}) for who in (("keeper", "brother"), ())]

    assert draw(apart, people(library)) != draw(together, people(library))


@pytest.mark.parametrize("seen", [1, 3, 6])
def test_the_readers_place_is_marked_wherever_it_is(library: Library, seen: int) -> None:
    """Before the border more is shown than they have seen."""
    pictures = {draw(library.scenes, people(library), marked=at) for at in (0, seen)}

    assert len(pictures) == 2


@pytest.mark.parametrize("times", [1, 4, 30])
def test_a_covered_map_has_one_size_for_every_film(library: Library, times: int) -> None:
    """Its size shows through the cover; so it tells nothing about how much there is."""
    drawn = Image.open(BytesIO(draw(library.scenes * times, people(library), framed=True)))

    assert drawn.size == FRAME


def test_a_map_is_as_wide_as_every_other(library: Library) -> None:
    """And has lanes as wide as the picture, however few scenes there are."""
    sizes = {Image.open(BytesIO(draw(library.scenes[:seen], people(library)))).width for seen in range(1, 7)}

    assert sizes == {WIDTH}


def test_a_film_without_places_and_people_still_has_a_picture(library: Library) -> None:
    """A pack need not say where its scenes are, nor who is in them."""
    bare = library.scenes[0].model_copy(update={"place": None, "who": ()})

    assert draw([bare, bare], {})


def test_no_scene_is_no_map() -> None:
    """The error says so."""
    with pytest.raises(ValueError, match="no scene"):
        draw((), {})


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())
