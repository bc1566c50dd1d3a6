"""Words as the index knows them: stems, words that carry little, question frames, and what a typo stands for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .typos import SHORTEST_MENDED, Typos

MOST_SENSES = 3
"""Words of the pack that one typo may stand for at once."""
SECOND = 0.9
"""What every further guess counts, as a share of the one before."""

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


@lru_cache(maxsize=65536)
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


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word of a question may be: stems (by number) with how close each is, 0 to 1."""

    stems: tuple[tuple[int, float], ...]
    word: str
    """The pack's word that it is taken for; itself where the pack has none."""
    mended: bool = False

    @property
    def known(self) -> bool:
        """Whether the pack has the word, or one that it can be a typo of."""
        return bool(self.stems)


class Lexicon:
    """The words of a film pack's wordings by stem, and which words are plain English that the pack lacks."""

    def __init__(self, words: Iterable[str], english: Mapping[str, int]) -> None:
        counts = Counter(words)
        self.stems: dict[str, int] = {}
        self._surfaces: dict[str, int] = {}
        self._word_of: dict[int, str] = {}
        for word in counts:
            number = self.stems.setdefault(stem(word), len(self.stems))
            self._surfaces[word] = number
            self._word_of.setdefault(number, word)
        self._english = english
        self._counts = counts
        self.sense = lru_cache(maxsize=20_000)(self._sense)

    @cached_property
    def _ours(self) -> Typos:
        return Typos(self._counts)

    @cached_property
    def _plain(self) -> Typos:
        # Made at the first typo: many a question has none.
        return Typos(dict.fromkeys((word for word in self._english if word not in self._counts), 0))

    def number(self, word: str) -> int:
        """The stem of a word of the pack. Raises KeyError for another word."""
        return self._surfaces[word]

    def is_english(self, word: str) -> bool:
        """Whether a word is a common English one."""
        return word in self._english

    def _sense(self, word: str) -> Sense:
        number = self._surfaces.get(word, self.stems.get(stem(word)))
        if number is not None:
            return Sense(((number, 1.0),), word if word in self._surfaces else self._word_of[number])
        if word in self._english or len(word) < SHORTEST_MENDED or word.isdigit():
            return Sense((), word)
        return self._mend(word)

    def _mend(self, word: str) -> Sense:
        ours, plain = self._ours.guesses(word), self._plain.guesses(word)
        if plain and (not ours or (plain[0].slips, plain[0].oddity) < (ours[0].slips, ours[0].oddity)):
            # A slip in a plain word is no name of the film.
            return Sense((), plain[0].word, mended=True)
        if not ours:
            return Sense((), word)
        best: dict[int, float] = {}
        for rank, guess in enumerate(guess for guess in ours if guess.slips == ours[0].slips):
            best.setdefault(self._surfaces[guess.word], guess.closeness * SECOND**rank)
        return Sense(tuple(best.items())[:MOST_SENSES], ours[0].word, mended=True)


def frames(words: Sequence[str]) -> frozenset[int]:
    """The question frames that words show."""
    return frozenset(FRAME_OF[word] for word in words if word in FRAME_OF)
