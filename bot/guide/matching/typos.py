"""Which known words a mistyped one may stand for."""

import math
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_MENDED = 4
"""Letters of the shortest word that may be a typo of another; shorter ones are too close to everything."""
SLIPS = 0.3
"""Slips that a word may have for each of its letters (optimal string alignment: swapped letters are one slip)."""
MOST_SLIPS = 2
WRONG, BEGINNING = 3.8, 4.3
"""What a wrong letter costs more than a lost, doubled or swapped one, and a wrong first letter: in log odds."""


class Typos:
    """Known words by length and by their first, and their last, letter: hardly any typo changes both."""

    def __init__(self, words: Iterable[str], counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_side: dict[tuple[int, str, str], list[str]] = {}
        for word in sorted(words):
            if len(word) >= SHORTEST_MENDED:
                for side in _sides(word):
                    self._by_side.setdefault((len(word), *side), []).append(word)

    def meant(self, word: str) -> str | None:
        """The word that was most likely meant: few slips, usual ones, a common word. None where nothing is close."""
        allowed = range(1, min(int(SLIPS * len(word)), MOST_SLIPS) + 1)
        return next((found for slips in allowed if (found := self._within(slips, word))), None)

    def slipped(self, word: str) -> str | None:
        """The commonest word that a lost, a doubled or two swapped letters make of it."""
        near = (known for known in self._near(1, word) if _oddity(word, known) == 0)
        return max(near, key=lambda known: self._counts.get(known, 0), default=None)

    def _within(self, slips: int, word: str) -> str | None:
        return min(self._near(slips, word), key=lambda known: (self._cost(word, known), known), default=None)

    def _near(self, slips: int, word: str) -> Iterator[str]:
        sizes = range(len(word) - slips, len(word) + slips + 1)
        near = [known for size in sizes for side in _sides(word) for known in self._by_side.get((size, *side), ())]
        for known, _, _ in process.extract(word, near, scorer=OSA.distance, score_cutoff=slips, limit=None):
            yield known

    def _cost(self, typed: str, known: str) -> float:
        return _oddity(typed, known) - math.log(self._counts.get(known, 0) + 0.5)


def _oddity(typed: str, known: str) -> float:
    lost = len(known) > len(typed)
    doubled = len(known) < len(typed) and set(known) == set(typed)
    swapped = len(known) == len(typed) and sorted(known) == sorted(typed)
    return (0.0 if lost or doubled or swapped else WRONG) + (0.0 if known[0] == typed[0] else BEGINNING)


def _sides(word: str) -> Iterable[tuple[str, str]]:
    return (("first", word[0]), ("last", word[-1]))
