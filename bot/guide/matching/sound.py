"""What a text sounds like: its stems and pairs of neighbouring stems, as places in a table.

The places are hashes (Weinberger and others, 2009), so that no list of stems and pairs has to be kept.
"""

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from .lexicon import stem

SOUNDS = 1 << 15
"""Places in the table."""


def sounds(words: Sequence[str]) -> list[int]:
    """The places of a text's stems and pairs, each once."""
    stems = [stem(word) for word in words]
    pairs = (f"{one} {other}" for one, other in pairwise(stems))
    return sorted({crc32(text.encode()) % SOUNDS for text in (*stems, *pairs)})
