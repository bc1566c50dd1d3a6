"""Two questions in one: where a text may be cut, and what the second half leaves unsaid."""

import re
from collections.abc import Iterator

from .corpus import Reader, Words
from .lexicon import FRAME_OF, LIGHT

_SENTENCES = re.compile(r"[?!.;\n]+\s*")
_JOINTS = frozenset(("and", "plus", "also", "or"))
_OPENERS = frozenset(
    ("who", "whos", "what", "whats", "why", "when", "where", "how", "which", "does", "did", "is", "was")
)
LONGEST_HEAD = 3
"""Words at the most that a second half may have left unsaid ("who plays the …")."""
MOST_JOINTS = 2
"""Joints that are looked at: more is a story, not two questions."""


def halves(text: str, read: Reader) -> Iterator[tuple[Words, tuple[Words, ...]]]:
    """The ways to cut a text: a first question, and what the second may be, the most natural first."""
    sentences = [words for part in _SENTENCES.split(text) if (words := read(part))]
    match sentences:
        case [first, second] if _asks(first) and _asks(second):
            yield first, (second,)
        case _:
            pass
    words = read(text)
    joints = [at for at, word in enumerate(words) if word in _JOINTS and 1 < at < len(words) - 1]
    for at in joints[:MOST_JOINTS]:
        first, second = words[:at], words[at + 1 :]
        if second[0] in _JOINTS and len(second) > 1:
            second = second[1:]
        yield first, tuple(_said_in_full(first, second))


def _said_in_full(first: Words, second: Words) -> Iterator[Words]:
    if second[0] in _OPENERS:
        yield second
        return
    # "who plays the writer and the professor": the second half takes the head of the first.
    if first[0] in _OPENERS and any(word not in LIGHT for word in second):
        for size in range(min(LONGEST_HEAD, len(first) - 1), 0, -1):
            yield (*first[:size], *second)


def _asks(words: Words) -> bool:
    return words[0] in _OPENERS or any(word in FRAME_OF for word in words)
