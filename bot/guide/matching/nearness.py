"""How near a question lies to an entry's wordings by what the words mean."""

import numpy as np
from numpy.typing import NDArray

from .vectors import WordVectors
from .wordings import Wordings

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Nearness:
    """Directions of wordings, worked out word by word: kept whole they would take twenty megabytes."""

    def __init__(self, wordings: Wordings, entry_of: Ints, vectors: WordVectors) -> None:
        self._vectors, self._starts = vectors, wordings.starts
        rows = np.array([vectors.numbers.get(word, -1) for word in wordings.vocabulary], np.int32)
        self._rows = rows[wordings.numbers]
        self._bounds = np.searchsorted(entry_of, np.arange(int(entry_of[-1]) + 2))
        self._of_entry: dict[int, tuple[Ints, Floats, Ints]] = {}

    def nearest(self, entry: int, direction: Floats) -> float:
        """The cosine, -1 to 1, between a direction and the wording of an entry that lies nearest."""
        rows, shares, starts = self._words(entry)
        of_word = self._vectors.table[rows].astype(np.float32) @ direction
        return float(np.add.reduceat(of_word * shares, starts).max())

    def _words(self, entry: int) -> tuple[Ints, Floats, Ints]:
        """Where the words of an entry's wordings stand in the table, what each counts, and where wordings start."""
        if entry not in self._of_entry:
            starts = self._starts[self._bounds[entry] : self._bounds[entry + 1] + 1]
            rows, starts = self._rows[starts[0] : starts[-1]], starts - starts[0]
            weights = np.where(rows < 0, 0, self._vectors.weights[rows])
            directions = np.add.reduceat(self._vectors.table[rows] * weights[:, None], starts[:-1])
            lengths = np.repeat(np.sqrt(np.square(directions).sum(1)), np.diff(starts))
            shares = (weights / np.maximum(lengths, 1e-9)).astype(np.float32)
            self._of_entry[entry] = rows, shares, starts[:-1]
        return self._of_entry[entry]
