"""Points that pages on this film get wrong, each as our text has it."""

import re

import pytest

from bot.guide.library import Library

POINTS = [
    ("runtime", "open", r"161, 162 or 163"),
    ("border", "open", r"Land Rover.*do not ride the train"),
    ("lady", "open", r"at the docks.*sends her away"),
    ("wife-morning", "open", r"prison"),
    ("monkey-name", "open", r"Marta stands in some cast lists.*nobody says it"),
    ("zone-danger-real", "open", r"never proves it"),
    ("nuts", "open", r"next stretch"),
    ("professor-motive", "s25", r"Nobel Prize is the Writer's jeer"),
    ("writer-motive", "open", r"takes it back: all lies"),
    ("meat-grinder-deaths", "open", r"novel.*The film drops that rule"),
    ("threshold", "s37", r"no guardian"),
    ("porcupine-fate", "s15", r"The Professor tells it to the Writer"),
    ("porcupine-fate", "s41", r"begged here on his knees for the brother, and got a pile of money"),
    ("telephone", "s35", r"rings by mistake.*Then the Professor dials the number of his own laboratory"),
    ("phone-voices", "s35", r"a colleague, by his tone his superior"),
    ("s47", "s47", r"nobody needs that Room"),
    ("wife-speech", "s48", r"better a bitter happiness than a grey, dull life"),
    ("s49", "s49", r"her lips stay closed"),
    ("s50", "s50", r"A glass with something dark in it.*then comes a jar; then a tall, clear glass"),
    ("s50", "s50", r"out of its noise.*Ode to Joy"),
    ("non-linear", "open", r"no flashbacks"),
    ("who-enters", "end", r"None of the three"),
]


@pytest.mark.parametrize(("entry_id", "until", "pattern"), POINTS)
def test_a_disputed_fact_is_told_as_the_film_has_it(stalker: Library, entry_id: str, until: str, pattern: str) -> None:
    """The entry says so, and not later than the scene that shows it."""
    last = stalker.timeline.reveal(until)
    passages = stalker.entries[entry_id].answer
    told = " ".join(passage.text for passage in passages if stalker.timeline.reveal(passage.reveal) <= last)

    assert re.search(pattern, told)


@pytest.mark.parametrize("claim", [r"wheelchair", r"guardians? of the Room", r"requires? a life\b"])
def test_an_error_of_other_pages_is_nowhere(stalker: Library, claim: str) -> None:
    """No passage of any entry says it."""
    found = [e.id for e in stalker.entries.values() for passage in e.answer if re.search(claim, passage.text)]

    assert found == []
