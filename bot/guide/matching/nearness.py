"""Which lies nearer to a question by what the words mean: what people say of the film, or what is to be refused."""

from collections.abc import Iterable
from typing import Protocol

import numpy as np

from .arrays import Bytes, Floats, Ints

DIMENSIONS = 64
"""Of the word vectors' dimensions those in which the film's texts differ most: a third does for this."""
SCALE = 127
"""A direction's numbers are kept as whole ones, in parts of this."""


class Directions(Protocol):
    """The parts of a model that are needed here; `Model` says what each is."""

    @property
    def turn(self) -> Floats: ...
    @property
    def said(self) -> Bytes: ...
    @property
    def said_from(self) -> Ints: ...
    @property
    def refused(self) -> Bytes: ...


class Nearness:
    """The directions of texts about the film, by entry, and of what is to be refused."""

    def __init__(self, directions: Directions) -> None:
        self._turn, self._said, self._from = directions.turn, directions.said, directions.said_from.tolist()
        self._refused = directions.refused.astype(np.float32)

    def foreign(self, vector: Floats, entries: Iterable[int]) -> float:
        """How much nearer a text lies to something to be refused than to what is said of some entries: -2 to 2."""
        turned = vector @ self._turn
        direction = turned / max(float(np.sqrt(turned @ turned)), 1e-9)
        said = max(self._nearest(entry, direction) for entry in entries)
        return (float((self._refused @ direction).max(initial=0)) - said) / SCALE

    def _nearest(self, entry: int, direction: Floats) -> float:
        said = self._said[self._from[entry] : self._from[entry + 1]]
        return float((said.astype(np.float32) @ direction).max())


def directions(vectors: Floats, turn: Floats) -> Bytes:
    """Texts' vectors as they are kept, one a row."""
    turned = vectors @ turn
    length = np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)
    return np.asarray(turned / length * SCALE).round().astype(np.int8)
