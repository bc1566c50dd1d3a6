"""Static word vectors: what words mean, as a table of small numbers. A text is the weighted mean of its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .arrays import Bytes, Floats

FOLDER = Path(__file__).resolve().parents[3] / "knowledge" / "vectors"
"""The table that comes with the guide; bot/fitting/vectors.py makes it."""
WORDS, TABLE, WEIGHTS = "words.txt", "table.npy", "weights.npy"
"""Its files: a word a line, and for each word a row and a number."""


@dataclass(frozen=True)
class WordVectors:
    """Words by number, their vectors (words x dimensions, whole numbers of one scale), and their weights."""

    numbers: Mapping[str, int]
    table: Bytes
    weights: Floats

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self.table.shape[1]

    def text(self, words: Sequence[str]) -> Floats:
        """The direction of a text, of length 1; zeros where none of its words is known."""
        known = [self.numbers[word] for word in words if word in self.numbers]
        if not known:
            return np.zeros(self.dimensions, np.float32)
        total = self.weights[known] @ self.table[known].astype(np.float32)
        return total / max(float(np.sqrt(total @ total)), 1e-9)

    def texts(self, texts: Sequence[Sequence[str]]) -> Floats:
        """The directions of many texts, one a row."""
        # Filled row by row: a list of ten thousand small arrays would take as much again.
        found = np.empty((len(texts), self.dimensions), np.float32)
        for row, words in enumerate(texts):
            found[row] = self.text(words)
        return found


def read_vectors(folder: Path = FOLDER) -> WordVectors:
    """Open a table. Raises OSError where there is none."""
    words = (folder / WORDS).read_text(encoding="utf-8").split()
    # Mapped, not read: of twenty-six thousand words a server's members use some hundred.
    table = np.asarray(np.load(folder / TABLE, mmap_mode="r"))
    return WordVectors({word: number for number, word in enumerate(words)}, table, np.load(folder / WEIGHTS))
