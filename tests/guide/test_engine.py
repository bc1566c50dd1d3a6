"""The engine's rules, on a small pack without a fitted model."""

from dataclasses import replace

import pytest

from bot.guide.answer import Choose, Elsewhere, Found, Unknown
from bot.guide.engine import Engine, Rule
from bot.guide.library import Library
from bot.guide.question import Question
from bot.guide.spoiler import Position
from tests.conftest import LANTERN


@pytest.fixture(scope="module")
def engine(library: Library) -> Engine:
    """The engine under test."""
    return Engine.of(library, LANTERN)


def found(engine: Engine, text: str, before: tuple[str, ...] = ()) -> list[str]:
    """The ids of the entries that a question finds."""
    answer = engine.answer(Question(text, before=before))
    return [entry.id for entry in answer.entries] if isinstance(answer, Found) else []


@pytest.mark.parametrize(
    "text",
    ["who is the keeper", "WHO IS THE KEEPER???", "  who  is, the keeper ", "Who is the gardienne?", "кто смотритель"],
)
def test_a_wording_is_found_whatever_its_looks(engine: Engine, text: str) -> None:
    """Case, punctuation, spaces, another name for the same thing, and Cyrillic change nothing."""
    assert found(engine, text)[:1] == ["keeper"]


def test_a_typo_changes_nothing(engine: Engine) -> None:
    """One slip of the finger is not another question."""
    assert found(engine, "who direcetd it") == ["director"]


def test_two_questions_get_both_answers_in_order(engine: Engine) -> None:
    """A text that asks two things is answered twice."""
    assert found(engine, "who directed it? where was it filmed?") == ["director", "filming-place"]
    assert found(engine, "where was it filmed and who directed it") == ["filming-place", "director"]


def test_the_second_half_takes_the_head_of_the_first(engine: Engine) -> None:
    """What goes without saying is understood."""
    assert found(engine, "who is the keeper and the brother") == ["keeper", "brother"]


def test_a_short_question_goes_on_from_the_last_one(engine: Engine) -> None:
    """What "why does he leave" means depends on whom the talk was of."""
    assert found(engine, "and why") == []
    assert found(engine, "and why does he leave", before=("brother",)) == ["brother"]


@pytest.mark.parametrize("before", [("nobody",), ("keeper", "nobody")])
def test_a_follow_up_to_an_entry_that_is_gone_is_no_error(engine: Engine, before: tuple[str, ...]) -> None:
    """Conversations outlive film packs."""
    assert isinstance(engine.answer(Question("and why?", before=before)), Found | Choose | Unknown)


def test_a_look_alike_is_told_apart(engine: Engine) -> None:
    """What names something else gets a redirect, whatever else stands beside it."""
    answer = engine.answer(Question("who is hal jordan, the keeper?"))

    assert isinstance(answer, Elsewhere)
    assert answer.lookalike.id == "lantern-comics"


def test_small_talk_gets_a_human_sentence(engine: Engine) -> None:
    """Thanks is not a question."""
    answer = engine.answer(Question("Thank you!"))

    assert isinstance(answer, Unknown)
    assert answer.reply == "You are welcome."


def test_another_language_gets_a_sentence_in_it(engine: Engine) -> None:
    """Told by its common words."""
    answer = engine.answer(Question("Warum endet der Film so?"))

    assert isinstance(answer, Unknown)
    assert answer.reply == "Ich antworte vorerst auf Englisch."


@pytest.mark.parametrize("text", ["", "   ", "?!", "\u200b", "🙂🙂", "\x00", "|||| ```"])
def test_a_text_without_a_word_is_unknown(engine: Engine, text: str) -> None:
    """There is nothing to look for."""
    assert engine.judge(Question(text)).rule is Rule.EMPTY


def test_unasked_the_guide_needs_near_certainty(engine: Engine) -> None:
    """What is a menu for somebody who asked is silence where nobody did."""
    text = "the lamp and the brother and so on"

    assert not isinstance(engine.answer(Question(text)), Unknown)
    assert isinstance(engine.answer(Question(text, asked=False)), Unknown)


def test_unknown_questions_differ_in_their_decoys(engine: Engine) -> None:
    """In a place that hides, a refusal's button looks like an answer's, each with a key of its own."""
    one, other = (engine.answer(Question(text)) for text in ("best pizza in town", "worst pizza in town"))

    assert isinstance(one, Unknown)
    assert isinstance(other, Unknown)
    assert one.decoy != other.decoy


def test_order_changes_no_answer(library: Library) -> None:
    """The order of files, of entries and of wordings is the curator's own business."""
    turned = {
        entry.id: entry.model_copy(update={"ask": entry.ask[::-1]}) for entry in reversed([*library.entries.values()])
    }
    one, other = Engine.of(library, LANTERN), Engine.of(replace(library, entries=turned), LANTERN)

    for text in (
        "who keeps the light",
        "what coast was the film shot on",
        "the lamp",
        "what happens to anna's brother",
    ):
        assert one.answer(Question(text)) == replace_entries(other.answer(Question(text)), library)


def replace_entries(answer: object, library: Library) -> object:
    """The same answer with the entries of another library of the same film."""
    if isinstance(answer, Found):
        runners_up = tuple(library.entries[entry.id] for entry in answer.runners_up)
        return replace(answer, entries=tuple(library.entries[e.id] for e in answer.entries), runners_up=runners_up)
    if isinstance(answer, Choose):
        return replace(answer, entries=tuple(library.entries[entry.id] for entry in answer.entries))
    return answer


def test_completion_offers_what_can_be_answered(engine: Engine) -> None:
    """Titles whose words begin as typed, and none that has nothing to tell yet."""
    assert [entry.id for entry in engine.complete("wh", Position(0))] == ["filming-place", "director"]
    assert "ending" not in [entry.id for entry in engine.complete("", Position(0))]
    assert "ending" in [entry.id for entry in engine.complete("last", Position(6))]
