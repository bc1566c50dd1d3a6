"""Words as the index knows them: stems, words that carry little, question frames, and the mending of typos."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_MENDED = 4
"""Letters of the shortest word that may be a typo of another; shorter ones are too close to everything."""
CLOSE_ENOUGH = 0.7
"""Share of letters that a word has to have in common with the one it is taken for (optimal string alignment)."""
TIE = 0.06
"""Words this close to the closest are candidates as well."""
MOST_MENDINGS = 3

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
        self.stems: dict[str, int] = {}
        self._surfaces: dict[str, int] = {}
        self._word_of: dict[int, str] = {}
        for word in words:
            if word not in self._surfaces:
                number = self.stems.setdefault(stem(word), len(self.stems))
                self._surfaces[word] = number
                self._word_of.setdefault(number, word)
        self._english = english
        self._by_side = _by_side(self._surfaces)
        self.sense = lru_cache(maxsize=20_000)(self._sense)

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
        near = [
            known
            for size in range(len(word) - 2, len(word) + 3)
            for side, letter in (("first", word[0]), ("last", word[-1]))
            for known in self._by_side.get((size, side, letter), ())
        ]
        found = process.extract(
            word, near, scorer=OSA.normalized_similarity, score_cutoff=CLOSE_ENOUGH, limit=MOST_MENDINGS
        )
        best: dict[int, float] = {}
        for known, closeness, _ in found:
            if closeness >= found[0][1] - TIE:
                best.setdefault(self._surfaces[known], closeness)
        return Sense(tuple(best.items()), found[0][0] if found else word, mended=bool(found))


def frames(words: Sequence[str]) -> frozenset[int]:
    """The question frames that words show."""
    return frozenset(FRAME_OF[word] for word in words if word in FRAME_OF)


def _by_side(words: Iterable[str]) -> dict[tuple[int, str, str], list[str]]:
    """Words by length and by their first, and their last, letter: hardly any typo changes both."""
    found: dict[tuple[int, str, str], list[str]] = {}
    for word in sorted(words):
        if len(word) >= SHORTEST_MENDED:
            for side, letter in (("first", word[0]), ("last", word[-1])):
                found.setdefault((len(word), side, letter), []).append(word)
    return found
