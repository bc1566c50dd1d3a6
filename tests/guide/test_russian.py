"""Russian questions, in either script, and English ones that only look Russian."""

import pytest

from bot.guide.library import Library
from bot.guide.russian import Russian, sounds

DICTIONARY = Russian({
    "who": ["кто"], "what": ["что"], "he": ["он"], "end": ["конец", "концов*"], "writer": ["писател*"],
    "understood": ["понял*"], "monkey": ["мартышк*"], "-": ["же"], "edition": ["издани*"], "faith": ["вера"],
    "trembles": ["дрож*"],
})  # fmt: skip  # a table reads best as a table


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("кто же Мартышка", "who monkey"),
        ("что понял писатель?", "what understood writer"),
        ("chto ponyal pisatel'", "what understood writer"),
        ("shto ponjal pisatelj", "shto understood writer"),
        ("что там Weather Report", "what tam weather report"),
        ("что пноял писатьель", "what understood writer"),
        ("что сторож вратарь", "what storozh vratar"),
        ("konec", "end"),
        ("какое издание", "kakoe edition"),
        ("вера или дрожь", "faith ili trembles"),
    ],
)
def test_russian_is_read_in_both_scripts(text: str, english: str) -> None:
    """Known words become English whatever their endings and spelling; others are spelled in Latin letters."""
    assert " ".join(DICTIONARY(text)) == english


@pytest.mark.parametrize("text", ["on the writer", "what is this", "he sat on konec", "kto weather"])
def test_one_russian_word_among_others_makes_no_russian_text(text: str) -> None:
    """Latin letters are left alone unless most of the telling words are Russian."""
    assert " ".join(DICTIONARY(text)) == text


def test_spellings_of_one_sound_are_one() -> None:
    """The common ways to write Russian in Latin letters agree."""
    assert len({sounds(word) for word in ("tarkovskij", "tarkovskiy", "tarkovskii", "tarkovski")}) == 1
    assert len({sounds(word) for word in ("khodit", "hodit", "xodit")}) == 1


def test_no_dictionary_changes_nothing(library: Library) -> None:
    """A pack may do without; the lantern's has two words."""
    assert Russian({})("кто там") == ("kto", "tam")
    assert library.russian("кто смотрителя") == ("who", "keeper")
