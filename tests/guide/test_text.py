"""The normal form in which wordings and questions are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.text import LONGEST_QUESTION, normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Who is Porcupine?", "who is porcupine"),
        ("  WHO\u2028is\tporcupine!! ", "who is porcupine"),
        ("Ｗｈｏ ｉｓ Porcupine", "who is porcupine"),
        ("\u2066who\u2069 \u202eis\u202c p\u200borcupine", "who is porcupine"),
        ("w\u0337h\u0322o is porcupine", "who is porcupine"),
        ("what\u2019s the stalker's name", "whats the stalkers name"),
        ("J\u00e4gala caf\u00e9", "jagala cafe"),
        ("whyyyyy so sloooow", "why so slow"),
        ("pleasse carrry onnnn", "pleasse carry on"),
        ("<@123456> what is <#99> the Zone https://e.com/x", "what is the zone"),
        ("\u0414\u0438\u043a\u043e\u0431\u0440\u0430\u0437", "dikobraz"),
        ("\u051d\u04bb\u043e \u0456\u0455 the St\u0430lk\u0435r", "who is the stalker"),
        ("\x00\ud83d\U0001f642 \u200b", ""),
        ("", ""),
    ],
)
def test_what_looks_the_same_is_the_same(text: str, normal: str) -> None:
    """Case, width, accents, invisible characters and look-alike letters make no difference."""
    assert normalise(text) == normal


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    """Normalising twice changes nothing, whatever the text."""
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="ab \u0300\u200d|`", min_size=50).map(lambda text: text * (LONGEST_QUESTION // 10)))
def test_a_wall_of_text_costs_no_more_than_a_long_question(text: str) -> None:
    """Only the beginning of a very long text counts."""
    assert len(normalise(text)) <= LONGEST_QUESTION
