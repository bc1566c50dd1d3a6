"""An inverted index over the wordings: how much of a question each wording, and each entry, has in common with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Doubles, Floats, Ints, Longs
from .lexicon import FRAME_OF, FRAMES, LIGHT, Lexicon, frames, stem
from .wordings import Wordings

LIGHT_WEIGHT = 0.35
"""What a light word counts, as a share of its inverse document frequency."""
UNKNOWN_WEIGHT = 0.8
"""What a word that the pack does not know counts against a match, as a share of the rarest word's weight."""
SMOOTHING = 0.03
"""What each word of the pack counts in an entry that never has it (Lidstone's estimate)."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a question has in common with each entry, best wording first; each array has one value an entry."""

    dice: Floats
    likelihood: Floats
    frame: Floats
    unknown: float
    """Share of the question's content weight in words that the pack does not know, 0 to 1."""
    content: int
    """Words that are not light."""
    words: int


class Postings:
    """Where each of `size` stems occurs and what it counts there, in one piece. The rows come sorted by stem."""

    def __init__(self, stems: Longs, size: int, owners: Longs, counts: Doubles | None = None) -> None:
        # Half the digits do, and half the memory.
        self._owners = owners.astype(np.int32)
        self._counts = None if counts is None else counts.astype(np.float32)
        self._bounds = np.searchsorted(stems, np.arange(size + 1)).astype(np.int32)

    def sums(self, shares: Mapping[int, float], size: int) -> Floats:
        """For each of `size` owners what the stems that it has, by their shares, come to."""
        rows = [slice(self._bounds[stem], self._bounds[stem + 1]) for stem in shares]
        if not rows:
            return np.zeros(size, np.float32)
        weights = np.repeat(np.fromiter(shares.values(), np.float64), [row.stop - row.start for row in rows])
        if self._counts is not None:
            weights *= np.concatenate([self._counts[row] for row in rows])
        owners = np.concatenate([self._owners[row] for row in rows])
        return np.bincount(owners, weights, size).astype(np.float32)


class Index:
    """Wordings by stem. `entry_of` gives each wording's entry, in rising order without a gap."""

    def __init__(self, wordings: Wordings, entry_of: Ints, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._entries = int(entry_of[-1]) + 1
        self._starts = np.searchsorted(entry_of, np.arange(self._entries))
        stem_of = np.array([lexicon.number(word) for word in wordings.vocabulary], np.int64)
        owners, stems, _ = _pairs(wordings.owners, stem_of[wordings.numbers])
        self._weigh(stems, len(wordings))
        self._post(stems, owners, entry_of)
        self._length = np.bincount(owners, self.weight[stems], len(wordings)).astype(np.float32)
        self._frames = _frame_odds(wordings, entry_of, self._entries)

    def overlap(self, words: Sequence[str]) -> Overlap:
        """What a question's words have in common with every entry."""
        asked = _Asked(self, words)
        return Overlap(
            dice=self._dice(asked),
            likelihood=self._likelihood(asked),
            frame=_frame(self._frames, words),
            unknown=asked.unknown / max(asked.content_weight, 1e-9),
            content=asked.content,
            words=len(asked.words),
        )

    def _dice(self, asked: "_Asked") -> Floats:
        """What the question and an entry's best wording share, by weight (Dice, 1945): 0 to 1."""
        shared = self._postings.sums(asked.weights, len(self._length))
        # Doubled after the best are found, for the wordings are many.
        best = np.maximum.reduceat(shared / (self._length + np.float32(max(asked.total, 1e-9))), self._starts)
        return best * np.float32(2)

    def _weigh(self, stems: Longs, wordings: int) -> None:
        count = np.bincount(stems, minlength=len(self.lexicon.stems))
        rarity = np.log((wordings + 1) / (count + 0.5))
        self.rarity = rarity.astype(np.float32)
        light_stems = {stem(word) for word in LIGHT}
        light = np.array([name in light_stems for name in self.lexicon.stems])
        self.weight = np.where(light, rarity * LIGHT_WEIGHT, rarity).astype(np.float32)
        self.heaviest = float(self.weight.max())

    def _post(self, stems: Longs, owners: Longs, entry_of: Ints) -> None:
        order = np.argsort(stems, kind="stable")
        self._postings = Postings(stems[order], len(self.lexicon.stems), owners[order])
        entries = entry_of[owners]
        length = np.sqrt(np.bincount(owners, self.rarity[stems] ** 2))
        self._likely_postings = self._likely(*_pairs(stems, entries, self.rarity[stems] / length[owners]))

    def _likely(self, stems: Longs, entries: Longs, counts: Doubles) -> Postings:
        """For each stem the entries it occurs in, and how much likelier it is there than where it never occurs."""
        every = np.bincount(entries, counts, self._entries) + SMOOTHING * len(self.lexicon.stems)
        self._never = np.log(SMOOTHING / every).astype(np.float32)
        return Postings(stems, len(self.lexicon.stems), entries, np.log(counts / SMOOTHING + 1))

    def _likelihood(self, asked: "_Asked") -> Floats:
        """Mean log likelihood, by weight, of the question's words in each entry (Ponte and Croft, 1998)."""
        total = np.float32(max(sum(asked.rarities.values()), 1e-9))
        return self._likely_postings.sums(asked.rarities, self._entries) / total + self._never


class _Asked:
    """A question's words, weighed: what each of their stems counts, and sums over the words."""

    def __init__(self, index: Index, words: Sequence[str]) -> None:
        self.weights: dict[int, float] = {}
        self.rarities: dict[int, float] = {}
        self.total = self.unknown = self.content_weight = 0.0
        self.content = 0
        self.words = tuple(dict.fromkeys(words))
        for word in self.words:
            self._weigh(index, word)

    def _weigh(self, index: Index, word: str) -> None:
        number, light = index.lexicon.number(word), word in LIGHT
        if number is None:
            weight = index.heaviest * (LIGHT_WEIGHT if light else UNKNOWN_WEIGHT)
        else:
            weight = float(index.weight[number])
            _add(self.weights, number, weight)
            _add(self.rarities, number, float(index.rarity[number]))
        self.total += weight
        if not light:
            self.content += 1
            self.content_weight += weight
            self.unknown += weight if number is None else 0.0


def _add(sums: dict[int, float], number: int, share: float) -> None:
    sums[number] = sums.get(number, 0.0) + share


def _pairs(first: Longs, second: Longs | Ints, weights: Doubles | None = None) -> tuple[Longs, Longs, Doubles]:
    """Every pair once, in rising order, and its weights together: without weights, how often it occurs."""
    size = int(second.max(initial=0)) + 1
    keys = first * size + second
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    of, value = np.divmod(keys[starts], size)
    return of, value, np.add.reduceat(np.ones(len(keys)) if weights is None else weights[order], starts)


def _frame_odds(wordings: Wordings, entry_of: Ints, entries: int) -> Floats:
    """For each entry and frame: the log odds that a question for the entry has the frame, against any question."""
    frame_of = np.array([FRAME_OF.get(word, -1) for word in wordings.vocabulary], np.int64)[wordings.numbers]
    owners, shown_by, _ = _pairs(wordings.owners[frame_of >= 0], frame_of[frame_of >= 0])
    shown = np.bincount(entry_of[owners] * FRAMES + shown_by, minlength=entries * FRAMES).reshape(entries, FRAMES)
    rate = (shown.sum(0) + 1) / (len(wordings) + 2)
    share = (shown + 4 * rate) / (np.bincount(entry_of, minlength=entries)[:, None] + 4)
    return np.log(share / rate).astype(np.float32)


def _frame(odds: Floats, words: Sequence[str]) -> Floats:
    shown = list(frames(words))
    return odds[:, shown].mean(1) if shown else np.zeros(len(odds), np.float32)
