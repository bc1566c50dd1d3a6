"""The map of the film's journey: every scene is on it, and it can be read at any horizon."""

import pytest

from bot.guide.library import Library
from bot.guide.pages.address import Page
from bot.guide.pages.journey import people
from bot.guide.pages.turn import turn
from bot.guide.pages.words import JOURNEY_SHORT
from bot.guide.render import Sight
from bot.guide.spoiler import Policy
from tests.pictures.words import written


def test_every_scene_has_a_place(stalker: Library) -> None:
    """So the path has no hole."""
    assert [scene.id for scene in stalker.scenes if not scene.place] == []


@pytest.mark.parametrize("seen", [12, 25, 38, 50])
def test_the_map_is_legible(stalker: Library, monkeypatch: pytest.MonkeyPatch, seen: int) -> None:
    """Words are at least 20 pixels high, none is cut, over another or over the edge."""
    found = written(monkeypatch, stalker.scenes[:seen], people(stalker))

    assert min(word.size for word in found.words) >= 20
    assert list(found.crowded()) == []
    assert not any("…" in text for text in found.texts)


def test_the_map_of_all_the_film_is_told_in_words(stalker: Library) -> None:
    """Its places and people fit what Discord takes."""
    picture = turn(Page.JOURNEY, (), Sight(Policy.SHOW, stalker.timeline.last), stalker).picture

    assert picture is not None
    assert picture.alt != JOURNEY_SHORT
