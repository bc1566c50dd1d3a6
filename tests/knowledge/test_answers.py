"""What the guide makes of golden questions that nothing was fitted on. The bars are floors, not the figures."""

import random
import unicodedata
from collections.abc import Callable, Sequence

import pytest

from bot.fitting.noise import mistyped
from bot.guide.answer import Answer, Choose, Elsewhere, Found
from bot.guide.engine import Engine
from bot.guide.library import Library
from bot.guide.question import Question
from bot.guide.schema import NONE, Golden


def share(values: Sequence[bool]) -> float:
    """Which part of the values is true."""
    return sum(values) / len(values)


def ids(answer: Answer) -> tuple[str, ...]:
    """What an answer is about."""
    match answer:
        case Found(entries=entries) | Choose(entries=entries):
            return tuple(entry.id for entry in entries)
        case Elsewhere(lookalike=other):
            return (other.id,)
        case _:
            return ()


def told(answer: Answer) -> tuple[type[Answer], frozenset[str]]:
    """What a member gets: an answer's first entry, or a menu whatever its order."""
    return type(answer), frozenset(ids(answer) if isinstance(answer, Choose) else ids(answer)[:1])


def test_every_wording_finds_its_entry(stalker: Library, stalker_engine: Engine) -> None:
    """A wording is a promise."""
    lost = [
        text
        for entry in stalker.entries.values()
        for text in (*entry.ask, entry.title)
        if entry.id not in ids(stalker_engine.answer(Question(text)))
    ]

    assert lost == []


def test_golden_questions_are_answered_or_offered(stalker_engine: Engine, golden: Sequence[Golden]) -> None:
    """By far the most are; wrong answers are rare."""
    asked = [question for question in golden if question.find != NONE]
    answers = [(stalker_engine.answer(Question(question.q)), question) for question in asked]

    assert share([isinstance(a, Found | Elsewhere) and bool({*ids(a)} & q.accepted) for a, q in answers]) >= 0.85
    assert share([bool({*ids(a)} & q.accepted) for a, q in answers]) >= 0.93
    assert share([isinstance(a, Found | Elsewhere) and not {*ids(a)} & q.accepted for a, q in answers]) <= 0.05


def test_what_is_to_be_refused_is_hardly_ever_answered(stalker_engine: Engine, golden: Sequence[Golden]) -> None:
    """Chat, games, other films, and questions that nobody can answer."""
    refused = [question for question in golden if question.find == NONE]

    assert share([isinstance(stalker_engine.answer(Question(q.q)), Found) for q in refused]) <= 0.05
    assert share([isinstance(stalker_engine.answer(Question(q.q, asked=False)), Found) for q in refused]) <= 0.02


def _spread(text: str) -> str:
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def _accented(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(f"{letter}\u0301" if letter in "aeiou" else letter for letter in text))


def _mistyped(text: str) -> str:
    words, dice = text.split(), random.Random(text)  # noqa: S311  # no secret
    long = [index for index, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if long:
        at = dice.choice(long)
        words[at] = mistyped(words[at], dice)
    return " ".join(words)


@pytest.mark.parametrize(
    ("change", "least"),
    [(str.upper, 1.0), (_spread, 1.0), (_accented, 1.0), ("«{}»?!".format, 1.0), (_mistyped, 0.95)],
    ids=["case", "width", "accents", "punctuation", "one typo"],
)
def test_looks_change_no_answer(
    stalker_engine: Engine, golden: Sequence[Golden], change: Callable[[str], str], least: float
) -> None:
    """Case, width, accents and punctuation change nothing; a typo hardly ever does."""
    asked = [question.q for question in golden if question.find != NONE and question.q.isascii()][::3]

    same = [told(stalker_engine.answer(Question(q))) == told(stalker_engine.answer(Question(change(q)))) for q in asked]

    assert share(same) >= least


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zhena stalkera", "wife"),
        ("жена сталкера", "wife"),
        ("skolko idet film", "runtime"),
        ("chem vse konchilos", "how-it-ends"),
        ("kto takoy dikobraz and why he died", "porcupine-fate"),
        ("strelok", "game-strelok"),
        ("стрелок", "game-strelok"),
        ("devochka dvigaet predmety vzglyadom, otkuda sila", "monkey-power"),
    ],
)
def test_russian_is_understood_and_names_stay_names(stalker_engine: Engine, text: str, found: str) -> None:
    """In either script, also among English words; what is a name elsewhere is put into nothing."""
    assert found in ids(stalker_engine.answer(Question(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how long to beat stakler 2", "game-heart-of-chornobyl"),
        ("what's a burrer", "game-psy-mutants"),
        ("is dekcard a replicant", "film-modern-scifi"),
        ("call of pripyaat all endings walkthrough", "game-call-of-pripyat"),
    ],
)
def test_mistyped_names_of_other_things_are_told_apart(stalker_engine: Engine, text: str, found: str) -> None:
    """A slip of the finger makes no question about the film of it."""
    assert isinstance(answer := stalker_engine.answer(Question(text)), Elsewhere)
    assert answer.lookalike.id == found
