"""Words as the index knows them: stems, words that carry little, question frames, and what a typo stands for."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from bot.guide.text import KEPT_WORDS

from .typos import SHORTEST_MENDED, Typos

LIGHT = frozenset((
    "a", "about", "also", "am", "an", "and", "any", "anyone", "are", "as", "at", "be", "been", "bro", "but", "by",
    "can", "could", "did", "didnt", "do", "does", "doesnt", "dont", "down", "explain", "film", "for", "from", "get",
    "got", "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "im", "in", "into", "is",
    "isnt", "it", "its", "just", "like", "lol", "me", "movie", "much", "my", "no", "not", "of", "ok", "on", "one",
    "or", "our", "out", "please", "pls", "r", "really", "she", "should", "smth", "so", "some", "someone",
    "something", "tell", "than", "that", "thats", "the", "their", "them", "then", "there", "these", "they", "thing",
    "things", "this", "tho", "those", "to", "u", "up", "ur", "very", "was", "we", "were", "what", "whats", "when",
    "where", "which", "who", "whom", "whos", "why", "will", "with", "would", "yes", "you", "your",
))  # fmt: skip  # a list reads best as a list
"""Words that most questions share. They count, but less: without them "who is he" would be empty."""

_FRAMES = {
    "who": ("who", "whom", "whos", "whose", "actor", "actress"),
    "when": ("when", "year", "date", "decade"),
    "where": ("where", "wheres", "location"),
    "why": ("why", "y", "reason", "cause", "purpose"),
    "how": ("how", "hows"),
    "number": ("many", "much", "long", "far", "old", "big", "minutes", "hours"),
    "meaning": ("mean", "means", "meaning", "symbol", "symbolize", "symbolise", "symbolism", "represent", "represents",
                "metaphor", "allegory", "interpretation", "significance", "stand", "stands", "signify", "theory"),
    "event": ("happen", "happens", "happened", "happening", "end", "ends"),
    "difference": ("difference", "differences", "different", "vs", "versus", "compare", "compared", "better"),
    "worth": ("worth", "should", "recommend", "watch", "good", "boring"),
    "real": ("real", "true", "actually", "really", "myth"),
}  # fmt: skip  # a table reads best as a table
FRAME_OF: Mapping[str, int] = {word: number for number, frame in enumerate(_FRAMES.values()) for word in frame}
"""The question frames (who, why, what does it mean …) by the words that show them."""
FRAMES = len(_FRAMES)


_SHORTEST_STEM = 3
"""Letters that a stem keeps at least."""


@lru_cache(maxsize=KEPT_WORDS)
def stem(word: str) -> str:
    """A word without its English endings; light, so that names and short words stay whole."""
    if len(word) <= _SHORTEST_STEM or not word.isascii():
        return word
    word = _singular(word)
    for ending, shortest in (("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("eed"):
            word = word[: -len(ending)]
            doubled = len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "ls"
            word = word[:-1] if doubled else word
            break
    if word.endswith("ly") and len(word) > _SHORTEST_STEM + 2:
        word = word[:-2]
    if word.endswith("e") and len(word) > _SHORTEST_STEM:
        word = word[:-1]
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > _SHORTEST_STEM else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST_STEM + 1:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class Lexicon:
    """The words of a film pack's wordings by stem, and which words are plain English that the pack lacks.

    `counts` says how often each word occurs; `english` has the other words for keys; `names` says for words that are
    read as another ("missus") which that is.
    """

    def __init__(
        self, counts: Mapping[str, int], english: Mapping[str, int], names: Mapping[str, str] | None = None
    ) -> None:
        self._counts, self._english, self._names = counts, english, names or {}
        self.stems: dict[str, int] = {}
        self._word_of: list[str] = []
        for word in self._counts:
            number = self.stems.setdefault(stem(word), len(self.stems))
            if number == len(self._word_of):
                self._word_of.append(word)
        self.mended = lru_cache(maxsize=KEPT_WORDS)(self._mended)

    @cached_property
    def _typos(self) -> Typos:
        # Made at the first typo: many a question has none.
        named = {name: self._counts.get(word, 0) for name, word in self._names.items()}
        counts = {**named, **self._counts}
        own = (word for word in counts if word not in self._english)
        return Typos(chain(self._english, own), counts)

    def knows(self, word: str) -> bool:
        """Whether a word is plain English or stands in a wording, in whatever form."""
        return word in self._english or self.number(word) is not None

    def number(self, word: str) -> int | None:
        """The stem of a word; None where the pack has no form of it."""
        return self.stems.get(stem(word))

    def _mended(self, word: str) -> str:
        if word in self._counts or word in self._english:
            return word
        if (number := self.stems.get(stem(word))) is not None:
            return self._slipped(word, self._word_of[number])
        if len(word) < SHORTEST_MENDED or word.isdigit():
            return word
        return self._typos.meant(word) or self._typos.meant(stem(word)) or word

    def _slipped(self, word: str, kin: str) -> str:
        """What a word stands for that looks like a form of `kin`: "finnished" is no form of "Finnish"."""
        near = None if word == f"{kin}s" else self._typos.slipped(word)
        return near if near and self._counts.get(near, 0) > self._counts[kin] else kin


def frames(words: Sequence[str]) -> frozenset[int]:
    """The question frames that words show."""
    return frozenset(FRAME_OF[word] for word in words if word in FRAME_OF)
