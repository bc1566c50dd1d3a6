"""The spoiler rule, as a truth table and as properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.spoiler import Fate, Policy, Position, Timeline, decide

SCENES = tuple(f"s{number:02}" for number in range(1, 51))
FILM = Timeline(SCENES, opening="s12", ending="s34")


@pytest.mark.parametrize(
    ("reveal", "horizon", "policy", "fate"),
    [
        ("open", "nothing", Policy.HIDE, Fate.PLAIN),
        ("open", "nothing", Policy.TAG, Fate.PLAIN),
        ("open", "nothing", Policy.SHOW, Fate.PLAIN),
        ("s05", "nothing", Policy.HIDE, Fate.PLAIN),
        ("s12", "nothing", Policy.TAG, Fate.PLAIN),
        ("s13", "nothing", Policy.HIDE, Fate.WITHHELD),
        ("s13", "nothing", Policy.TAG, Fate.VEILED),
        ("s13", "nothing", Policy.SHOW, Fate.PLAIN),
        ("s20", "s20", Policy.HIDE, Fate.PLAIN),
        ("s21", "s20", Policy.HIDE, Fate.WITHHELD),
        ("s21", "s20", Policy.TAG, Fate.VEILED),
        ("end", "s50", Policy.TAG, Fate.VEILED),
        ("end", "s50", Policy.HIDE, Fate.WITHHELD),
        ("end", "everything", Policy.HIDE, Fate.PLAIN),
        ("end", "everything", Policy.TAG, Fate.PLAIN),
        ("end", "nothing", Policy.SHOW, Fate.PLAIN),
    ],
)
def test_truth_table(reveal: str, horizon: str, policy: Policy, fate: Fate) -> None:
    """Visible means reveal not later than horizon; the opening is open; the policy decides the rest."""
    assert decide(FILM.reveal(reveal), FILM.horizon(horizon), policy) is fate


@given(st.integers(0, 51), st.integers(0, 51), st.sampled_from(Policy))
def test_seeing_more_never_hides_what_was_visible(reveal: int, horizon: int, policy: Policy) -> None:
    """A passage that is plain at one horizon is plain at every later one."""
    if decide(Position(reveal), Position(horizon), policy) is Fate.PLAIN:
        assert decide(Position(reveal), Position(horizon + 1), policy) is Fate.PLAIN


@given(st.integers(0, 51), st.integers(0, 51))
def test_a_place_that_hides_never_veils(reveal: int, horizon: int) -> None:
    """Where later plot is hidden there are no bars that would tell that there is some."""
    assert decide(Position(reveal), Position(horizon), Policy.HIDE) is not Fate.VEILED


def test_an_unknown_place_in_the_film_is_named() -> None:
    """The error names the value and what was wanted."""
    with pytest.raises(ValueError, match="'s99' is no place in the film; wanted nothing, everything or a scene"):
        FILM.horizon("s99")


def test_the_ending_begins_where_the_film_card_marks_it() -> None:
    """Only the mark decides how a warning is worded."""
    assert not FILM.is_ending(FILM.reveal("s33"))
    assert FILM.is_ending(FILM.reveal("s34"))
    assert FILM.is_ending(FILM.reveal("end"))


@pytest.mark.parametrize(("token", "known"), [("nothing", True), ("s01", True), ("everything", True), ("s99", False)])
def test_a_horizon_may_be_of_another_film(token: str, known: bool) -> None:
    """A scene that is not there is no place to be."""
    assert FILM.knows(token) is known
