"""Where a text may be cut into two questions."""

import pytest

from bot.guide.matching.corpus import Reader
from bot.guide.matching.several import halves
from bot.guide.russian import Russian


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("why sepia and why does it turn to colour", "why sepia", "why does it turn to colour"),
        ("who plays the writer and the professor", "who plays the writer", "who plays the professor"),
        ("What is the Room? Who built it?", "what is the room", "who built it"),
        ("how long is it and also who directed it", "how long is it", "who directed it"),
    ],
)
def test_two_questions_are_found(text: str, first: str, second: str) -> None:
    """At the joint, with what the second leaves unsaid."""
    found = halves(text, Reader(Russian({}), ()))
    cuts = [(" ".join(one), [" ".join(other) for other in others]) for one, others in found]

    assert any(one == first and second in others for one, others in cuts)


@pytest.mark.parametrize("text", ["who plays the writer", "and", "and and and", "and the dog", ""])
def test_one_question_is_left_whole(text: str) -> None:
    """No joint, no cut."""
    assert list(halves(text, Reader(Russian({}), ()))) == []
