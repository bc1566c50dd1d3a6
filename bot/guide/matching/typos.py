"""Which known words a mistyped one may stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_MENDED = 4
"""Letters of the shortest word that may be a typo of another; shorter ones are too close to everything."""
SLIPS = 0.3
"""Slips that a word may have for each of its letters (optimal string alignment: swapped letters are one slip)."""
MOST = 12


@dataclass(frozen=True, slots=True, order=True)
class Guess:
    """A word that was perhaps meant. The order is that of likelihood: few slips, usual ones, a common word."""

    slips: int
    oddity: int
    """How unusual the slips are: 0 for a letter lost, doubled or swapped, more for a wrong one or a wrong beginning."""
    rarity: int
    word: str

    @property
    def closeness(self) -> float:
        """1 for the same word, less for each slip."""
        return 1 - self.slips / (len(self.word) + 1)


class Typos:
    """Known words by length and by their first, and their last, letter: hardly any typo changes both."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_side: dict[tuple[int, str, str], list[str]] = {}
        for word in sorted(counts):
            if len(word) >= SHORTEST_MENDED:
                for side in _sides(word):
                    self._by_side.setdefault((len(word), *side), []).append(word)

    def guesses(self, word: str) -> list[Guess]:
        """What a word may be a typo of, the likeliest first."""
        allowed = int(SLIPS * len(word))
        sizes = range(len(word) - allowed, len(word) + allowed + 1)
        near = [known for size in sizes for side in _sides(word) for known in self._by_side.get((size, *side), ())]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
        # A word that shares its first and its last letter stands in two lists.
        return sorted({Guess(int(slips), _oddity(word, k), -self._counts[k], k) for k, slips, _ in found})


def _oddity(typed: str, known: str) -> int:
    lost = len(known) > len(typed)
    doubled = len(known) < len(typed) and set(known) == set(typed)
    swapped = len(known) == len(typed) and sorted(known) == sorted(typed)
    return (not (lost or doubled or swapped)) + 2 * (known[0] != typed[0])


def _sides(word: str) -> Iterable[tuple[str, str]]:
    return (("first", word[0]), ("last", word[-1]))
