"""Words: stems, and typos that are mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.matching.lexicon import Lexicon, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("nuts", "nut"), ("directed", "directing"), ("stories", "story"), ("glasses", "glass"), ("stopped", "stop")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    """Singular and plural, and the forms of a verb, count as the same word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("zone", "one"), ("writer", "wife"), ("bus", "bu"), ("news", "newt")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    """The stemmer is light."""
    assert stem(one) != stem(other)


@given(st.text(max_size=30))
def test_every_word_has_a_stem(word: str) -> None:
    """No word is stemmed away."""
    assert bool(stem(word)) == bool(word)


@pytest.mark.parametrize("typo", ["porcupien", "porcpine", "porcuppine", "porcupina", "procupine", "orcupine"])
def test_a_typo_is_mended_to_the_word_of_the_pack(typo: str) -> None:
    """Swapped, lost, doubled and wrong letters, the first letter too."""
    lexicon = Lexicon(dict.fromkeys(("porcupine", "professor", "picnic"), 1), {})

    assert lexicon.mended(typo) == "porcupine"


def test_a_common_english_word_is_no_typo() -> None:
    """A word that is merely not in the pack stays unknown: mending it would make the guide hear things."""
    lexicon = Lexicon({"porcupine": 1, "room": 1}, {"rooms": 0, "groom": 1})

    assert lexicon.mended("groom") == "groom"
    assert lexicon.number("groom") is None


def test_a_common_word_is_meant_rather_than_a_rare_one() -> None:
    """As close, and asked more often."""
    assert Lexicon({"where": 100, "ware": 1}, {}).mended("waere") == "where"


def test_a_slip_is_no_new_form_of_a_rare_word() -> None:
    """The stem of "finnished" is that of "Finnish", which hardly anybody means."""
    lexicon = Lexicon({"finished": 9, "finnish": 1, "brothers": 9, "bother": 1}, {})

    assert lexicon.mended("finnished") == "finished"
    assert lexicon.mended("bothers") == "bother"


def test_a_typo_of_another_name_is_mended_to_that_name() -> None:
    """Wordings have the one name only; the other counts as often."""
    lexicon = Lexicon({"wife": 20, "misuse": 1}, {"missus": 0, "misused": 0}, {"missus": "wife"})

    assert lexicon.mended("missu") == "missus"


def test_a_new_form_of_a_known_word_is_that_word() -> None:
    """Nobody writes down every plural."""
    lexicon = Lexicon({"gossip": 1}, {})

    assert lexicon.mended("gossips") == lexicon.mended("gssips") == "gossip"


@pytest.mark.parametrize("word", ["zno", "12345", "qqqqqqqqq"])
def test_short_words_numbers_and_noise_are_not_mended(word: str) -> None:
    """They are close to too much, or to nothing."""
    lexicon = Lexicon(dict.fromkeys(("zone", "porcupine", "12346"), 1), {})

    assert lexicon.mended(word) == word
    assert lexicon.number(word) is None
