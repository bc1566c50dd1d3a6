"""Wordings found word for word."""

from collections.abc import Sequence

import numpy as np

from .arrays import Ints
from .wordings import Wordings

_BITS = 64
_MASK = (1 << _BITS) - 1
_PLACE = 0x9E3779B97F4A7C15
"""Odd, so that no bit of a word is lost however far back it stands."""


class ExactWordings:
    """Each wording as a number of 64 bits instead of its words: a tenth of the memory.

    That two texts share a number is as good as impossible: one in a quadrillion for all wordings and a question.
    """

    def __init__(self, wordings: Wordings, entry_of: Ints) -> None:
        of_word = np.fromiter(map(hash, wordings.vocabulary), np.int64, len(wordings.vocabulary)).view(np.uint64)
        place = np.arange(len(wordings.numbers)) - wordings.starts[wordings.owners]
        powers = np.array(_powers(int(place.max(initial=0)) + 1), np.uint64)
        prints = np.add.reduceat(of_word[wordings.numbers] * powers[place], wordings.starts[:-1])
        order = np.argsort(prints, kind="stable")
        self._prints, self._entry_of = prints[order], entry_of[order]

    def entry(self, words: Sequence[str]) -> int | None:
        """The number of the entry that has exactly this wording."""
        total = sum(hash(word) * power for word, power in zip(words, _powers(len(words)), strict=True))
        found = np.uint64(total & _MASK)
        at = int(np.searchsorted(self._prints, found, side="right")) - 1
        return int(self._entry_of[at]) if at >= 0 and self._prints[at] == found else None


def _powers(count: int) -> list[int]:
    """What a word counts by its place, modulo 2 to the 64."""
    return [pow(_PLACE, place, 1 << _BITS) for place in range(count)]
