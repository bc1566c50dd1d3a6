"""The film pack is sound, large enough, and its model is of today."""

from collections import Counter

from bot import BUNDLED_PACK
from bot.guide.check import GENERAL_KNOWLEDGE, check
from bot.guide.library import Library
from bot.guide.matching.corpus import corpus_of
from bot.guide.matching.model import FILE, read_model
from bot.guide.pack import Pack, read_golden
from bot.guide.schema import Kind, Use


def test_the_pack_has_no_problem() -> None:
    """Every rule holds for every record, and the model was fitted on these very wordings."""
    assert [str(problem) for problem in check(BUNDLED_PACK).problems] == []


def test_the_pack_has_a_model_of_its_wordings(stalker: Library) -> None:
    """Without one the guide would run on overlap of words alone."""
    assert read_model(BUNDLED_PACK / FILE).digest == stalker.digest


def test_the_stored_wordings_are_what_is_read_today(stalker: Library) -> None:
    """A change in how texts are read asks for a new fit, like a change of wordings."""
    model, corpus = read_model(BUNDLED_PACK / FILE), corpus_of(stalker)

    assert model.vocabulary == corpus.wordings.vocabulary
    assert (model.numbers == corpus.wordings.numbers).all()
    assert (model.starts == corpus.wordings.starts).all()
    assert (model.entry_of == corpus.entry_of).all()


def test_the_pack_is_as_large_as_it_is_said_to_be(stalker: Library) -> None:
    """Entries, wordings, scenes, look-alikes and recommendations."""
    kinds = Counter(entry.kind for entry in stalker.entries.values())
    written = sum(kinds.values()) - kinds[Kind.SCENE]

    assert kinds[Kind.SCENE] == 50
    assert written >= 400
    assert sum(len(entry.ask) for entry in stalker.entries.values()) >= 18_000
    assert len(stalker.lookalikes) >= 60
    assert len(stalker.recommendations) >= 15


def test_hardly_anything_rests_on_general_knowledge_alone(stalker: Library) -> None:
    """At most a tenth; it is far less."""
    passages = [passage for entry in stalker.entries.values() for passage in entry.answer]
    general = sum(passage.sources == (GENERAL_KNOWLEDGE,) for passage in passages)

    assert general <= len(passages) / 10


def test_nearly_half_of_the_golden_questions_are_for_testing() -> None:
    """Those that the hand of the wordings wrote may only be learned from."""
    uses = Counter(question.use for question in read_golden(Pack(BUNDLED_PACK)))

    assert uses[Use.TEST] >= 0.45 * uses.total()
