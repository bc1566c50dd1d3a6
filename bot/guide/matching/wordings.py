"""Many wordings in little memory: each word once, and the wordings as the words' numbers, end to end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Ints, Longs

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Texts as words. Text i is numbers[starts[i]:starts[i + 1]]; none is empty."""

    vocabulary: Words
    """Every word once, in the order in which the texts bring them."""
    numbers: Ints
    """The words of all texts, as places in the vocabulary."""
    starts: Ints
    """Where each text starts, and where the last one ends."""

    @classmethod
    def of(cls, texts: Iterable[Words]) -> "Wordings":
        """Texts put together."""
        places: dict[str, int] = {}
        numbers: list[int] = []
        starts = [0]
        for words in texts:
            numbers += [places.setdefault(word, len(places)) for word in words]
            starts.append(len(numbers))
        return cls(tuple(places), np.array(numbers, np.int32), np.array(starts, np.int32))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, text: int) -> Words:
        numbers: list[int] = self.numbers[self.starts[text] : self.starts[text + 1]].tolist()
        return tuple(self.vocabulary[number] for number in numbers)

    def __iter__(self) -> Iterator[Words]:
        return map(self.__getitem__, range(len(self)))

    @property
    def owners(self) -> Longs:
        """For each of the numbers, the text that it is of."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    @property
    def counts(self) -> dict[str, int]:
        """How often each word occurs."""
        return dict(zip(self.vocabulary, np.bincount(self.numbers).tolist(), strict=True))
