"""Names that stand for something else than the film, found as whole words within a question.

They are names, so nothing is put into English: "strelok" is somebody in a game and no shot.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.guide.schema import LookAlike
from bot.guide.text import words as normal

from .wordings import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A look-alike and the term that gave it away."""

    lookalike: LookAlike
    term: Words


class Terms:
    """The terms of all look-alikes."""

    def __init__(self, lookalikes: Iterable[LookAlike]) -> None:
        self._of: Mapping[Words, LookAlike] = {normal(term): other for other in lookalikes for term in other.terms}
        self._longest = max(map(len, self._of), default=0)
        self._words = frozenset(chain.from_iterable(self._of))

    def find(self, text: str, mended: Callable[[str], str]) -> Hit | None:
        """The longest term in a question, the first of several; `mended` gives what a mistyped word stands for."""
        words = tuple(word if word in self._words else mended(word) for word in normal(text))
        for size in range(min(self._longest, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                if (other := self._of.get(words[at : at + size])) is not None:
                    return Hit(other, words[at : at + size])
        return None


def contains(text: str, term: Words) -> bool:
    """Whether a term stands in a text, whole."""
    words = normal(text)
    return any(words[at : at + len(term)] == term for at in range(len(words) - len(term) + 1))
