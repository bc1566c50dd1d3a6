"""Two questions in one: where a text may be cut, and what the second half leaves unsaid."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from .corpus import Reader
from .lexicon import FRAME_OF, LIGHT
from .wordings import Words

_SENTENCES = re.compile(r"[?!.;\n]+\s*")
_JOINTS = frozenset(("and", "plus", "also"))
_OPENERS = frozenset(
    ("who", "whos", "what", "whats", "why", "when", "where", "how", "which", "does", "did", "is", "was")
)
HEADS = (2, 1)
"""Words that a second half may have left unsaid, the more likely number first, where the halves do not show it."""
LONGEST_REST = 4
"""Words of a second half that leaves something unsaid; a longer one speaks for itself."""


def halves(text: str, read: Reader, *, unsaid: bool = True) -> Iterator[tuple[Words, tuple[Words, ...]]]:
    """The ways to cut a text: a first question, and what the second may be, the most natural first.

    With `unsaid`, also where the second half leaves something unsaid.
    """
    # Full stops and question marks of full width end a sentence too.
    plain = unicodedata.normalize("NFKC", text)
    sentences = [words for part in _SENTENCES.split(plain) if (words := read(part))]
    match sentences:
        case [first, second] if _asks(first) and _asks(second):
            yield first, (second,)
        case _:
            pass
    words = _without_doubled_joints(read(text))
    if (at := _joint(words)) is not None:
        first, second = words[:at], words[at + 1 :]
        if seconds := tuple(_said_in_full(first, second, unsaid=unsaid)):
            yield first, seconds


def _without_doubled_joints(words: Words) -> Words:
    """Words in which "and also" is "also"."""
    pairs = pairwise((*words, ""))
    return tuple(word for word, after in pairs if not (word in _JOINTS and after in _JOINTS))


def _joint(words: Words) -> int | None:
    """Where two questions meet: before a word that opens one, else at the first joint."""
    joints = [at for at, word in enumerate(words) if word in _JOINTS and 1 < at < len(words) - 1]
    return next((at for at in joints if words[at + 1] in _OPENERS), joints[0] if joints else None)


def _said_in_full(first: Words, second: Words, *, unsaid: bool) -> Iterator[Words]:
    if second[0] in _OPENERS:
        yield second
    elif unsaid and first[0] in _OPENERS and len(second) <= LONGEST_REST and any(word not in LIGHT for word in second):
        # "who plays the writer and the professor": the second half takes the head of the first.
        heads = (first.index(second[0]),) if second[0] in first[:-1] else HEADS
        yield from ((*first[:size], *second) for size in heads if size < len(first))


def _asks(words: Words) -> bool:
    return words[0] in _OPENERS or any(word in FRAME_OF for word in words)
