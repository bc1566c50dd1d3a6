"""Values of options in words, and as a select offers them."""

from dataclasses import replace

import pytest

from bot.discord_ui.admin import words
from bot.discord_ui.admin.values import in_words, offers, page_of
from bot.guide.library import Library
from bot.settings.options import COOLDOWN, HORIZON, LOG_CHANNEL, OPTIONS, Kind


@pytest.fixture
def long_film(library: Library) -> Library:
    """A film of fifty scenes."""
    scenes = [library.scenes[0].model_copy(update={"id": f"s{number:02}"}) for number in range(1, 51)]
    return replace(library, scenes=tuple(scenes))


def test_every_scene_can_be_chosen_by_turning_pages(long_film: Library) -> None:
    """Each page has room for one more line in a select of 25, and together they hold every scene."""
    found: set[str] = set()
    for page in range(3):
        lines = [offer.value for offer in offers(HORIZON, "nothing", long_film, page)]
        assert len(lines) <= 24
        assert len(set(lines)) == len(lines)
        found.update(lines)

    assert found == {"nothing", "everything", ">0", ">1", ">2", *(scene.id for scene in long_film.scenes)}


def test_the_page_with_the_current_scene_comes_first(long_film: Library) -> None:
    """A club that is at scene 45 does not have to turn."""
    page = page_of("s45", long_film)

    assert "s45" in [offer.value for offer in offers(HORIZON, "s45", long_film, page)]


def test_a_value_set_by_command_is_offered_too(library: Library) -> None:
    """Seconds that are no preset stand in their place among them."""
    values = [offer.value for offer in offers(COOLDOWN, "42", library, 0)]

    assert values == sorted({*COOLDOWN.presets, "42"}, key=int)


@pytest.mark.parametrize(
    ("value", "shown"), [("0", words.NO_PAUSE), ("1", words.SECOND), ("60", "60 seconds"), ("3600", "3600 seconds")]
)
def test_seconds_are_counted_in_words(library: Library, value: str, shown: str) -> None:
    """One second is not "1 seconds"."""
    assert in_words(COOLDOWN, value, library) == shown


def test_a_scene_is_named_by_its_safe_title(library: Library) -> None:
    """The number alone tells an admin nothing."""
    assert in_words(HORIZON, "s03", library) == "up to s03 (The lamp is lit)"


def test_no_channel_is_nowhere(library: Library) -> None:
    """A stored none is a word, anything else a channel."""
    assert in_words(LOG_CHANNEL, "none", library) == words.NOWHERE
    assert in_words(LOG_CHANNEL, "123", library) == "<#123>"


def test_every_line_fits_a_select(long_film: Library) -> None:
    """Discord takes at most a hundred characters for a label and for what explains it."""
    for option in OPTIONS:
        for offer in offers(option, option.default, long_film, 0):
            assert 0 < len(offer.label) <= 100
            assert len(offer.sentence) <= 100
        assert option.kind is not Kind.CHOICE or len(option.choices) < 25
