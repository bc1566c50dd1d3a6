"""Names that stand for something else than the film, found as whole words within a question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.guide.schema import LookAlike

from .corpus import Reader
from .wordings import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A look-alike and the term that gave it away."""

    lookalike: LookAlike
    term: Words


class Terms:
    """The terms of all look-alikes."""

    def __init__(self, lookalikes: Iterable[LookAlike], read: Reader) -> None:
        self._of: Mapping[Words, LookAlike] = {read(term): other for other in lookalikes for term in other.terms}
        self._longest = max(map(len, self._of), default=0)

    def find(self, words: Words) -> Hit | None:
        """The longest term in a question, the first of several."""
        for size in range(min(self._longest, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                if (other := self._of.get(words[at : at + size])) is not None:
                    return Hit(other, words[at : at + size])
        return None


def contains(words: Words, term: Words) -> bool:
    """Whether a term stands in words, whole."""
    return any(words[at : at + len(term)] == term for at in range(len(words) - len(term) + 1))
