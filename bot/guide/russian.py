"""Russian questions, in Cyrillic or in Latin letters, put into English word by word.

People spell Russian in Latin letters in many ways (chto, shto, 4to), so words are compared in one rough spelling of
their sounds. Latin text is only taken for Russian where most of its telling words are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .text import KEPT_WORDS, words

LONGEST_ENDING = 5
"""Letters that the `*` of a word may stand for."""
FEWEST_TELLING = 2
"""Russian words that a text in Latin letters needs to be taken for Russian; one will do where the rest may be too."""
MOST_ENGLISH = 0.25
"""Share of English words that a Russian text may have."""
SHORTEST_MENDED = 4
"""Sounds of the shortest word that may be a typo of another."""
SHORTEST_ALMOST = 6
"""Letters of the shortest word that tells Russian though it is mistyped."""
SHORTEST_TELLING = 3
"""Letters of a word that tells Russian from English; shorter ones are in both."""

_ENGLISH = frozenset((
    "the", "is", "are", "was", "of", "and", "in", "what", "who", "why", "how", "when", "where", "does", "did", "it",
    "a", "that", "this", "with", "for", "he", "she", "they", "his", "her", "you", "your", "not", "at", "from", "about",
    "can", "an", "be", "by", "or", "which", "there", "if", "me", "we", "have", "has", "had", "would", "should",
    "movie",
))  # fmt: skip  # a list reads best as a list
"""Words that tell English."""
_ALIKE = frozenset((
    "allegorical", "allegory", "apparatus", "artist", "artistic", "artists", "beer", "beers", "belief", "believe",
    "believed", "believer", "believers", "believes", "bell", "belly", "belong", "belongs", "berlin", "bet", "bill",
    "british", "cell", "dam", "damage", "damaged", "damp", "decade", "decades", "decay", "decayed", "decent",
    "decide", "decided", "decides", "decision", "declare", "decline", "depressed", "detached", "detail", "detailed",
    "details", "detect", "diet", "drugs", "emigrated", "familiar", "family", "fantastic", "final", "finale",
    "finally", "god", "good", "grim", "hot", "hotel", "idea", "idiot", "leg", "legacy", "legal", "legally",
    "legged", "legit", "legs", "less", "let", "lies", "list", "listed", "listen", "listened", "listens", "listings",
    "lists", "luggage", "novel", "novelist", "novels", "operators", "papa", "paper", "papers", "pen", "penalty",
    "penned", "period", "pet", "pile", "pilgrims", "pill", "pills", "pilot", "pioneer", "pit", "place", "placebo",
    "placed", "places", "plate", "plates", "platform", "pole", "poles", "police", "polish", "polite", "politely",
    "poll", "pollen", "polls", "polluted", "pools", "port", "premise", "premium", "prize", "prizes", "prologue",
    "psalms", "pull", "pulled", "pulls", "pulp", "put", "ran", "random", "rang", "range", "rank", "ranked", "rant",
    "rants", "reels", "reshoot", "reshoots", "revolver", "ribbon", "ribbons", "seem", "seems", "sell", "seminar",
    "shell", "side", "sides", "silence", "silent", "silly", "silver", "sin", "since", "sincere", "singer", "single",
    "sings", "sink", "sinks", "slab", "smell", "smelled", "smells", "sorry", "sort", "star", "stare", "stared",
    "stares", "stars", "start", "started", "starter", "starters", "starting", "starts", "stole", "stolen",
    "strange", "stranger", "strangers", "synopsis", "tablet", "tablets", "take", "tom", "toy", "travel",
    "traveller", "travellers", "travels", "try", "variant", "variants", "version", "very", "veteran", "video",
    "videos", "volume", "volumes", "volunteer",
))  # fmt: skip  # a list reads best as a list
"""English words that sound like Russian ones and tell nothing."""
_NOT_RUSSIAN = _ENGLISH | _ALIKE
_SOUNDS = (
    ("shch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("4", "C"), ("zh", "Z"), ("kh", "h"), ("x", "h"),
    ("c", "ts"), ("y", "i"), ("j", "i"), ("io", "e"), ("ie", "e"),
)  # fmt: skip  # a table reads best as a table
_GLIDE = re.compile("i+(?=[eo])")
_DOUBLED = re.compile(r"(.)\1+")
_UNRUSSIAN = re.compile("w|th|ck|q|ou|gh|ing$|tion")
"""Spellings that Russian in Latin letters hardly ever has; a glance that spares most English words the rest."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")


class Russian:
    """A small dictionary. `meanings`: English ("-" for nothing at all) to Russian words, `*` standing for an ending."""

    def __init__(self, meanings: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, tuple[str, ...]] = {}
        self._begun: dict[str, tuple[str, ...]] = {}
        for english, russian in meanings.items():
            meaning = () if english == "-" else words(english)
            for word in russian:
                sounded = sounds("".join(words(word)))
                if not word.endswith("*"):
                    self._whole.setdefault(sounded, meaning)
                else:
                    # "издани*" is for "издание" too, where the two vowels sound as one.
                    shorter = sounded.removesuffix("i")
                    self._begun.setdefault(shorter if len(shorter) >= SHORTEST_MENDED else sounded, meaning)
        self._whole_by_first, self._begun_by_first = _by_first(self._whole), _by_first(self._begun)
        self._meaning = lru_cache(maxsize=KEPT_WORDS)(self._look_up)
        self._meant = lru_cache(maxsize=KEPT_WORDS)(self._mended)
        self._tells = lru_cache(maxsize=KEPT_WORDS)(self._is_telling)

    def __call__(self, text: str) -> tuple[str, ...]:
        """The words of a text in normal form, Russian ones in English where the dictionary has them."""
        found = words(text)
        if not self._is_russian(text, found):
            return found
        return tuple(english for word in found for english in self._english(word))

    def word(self, word: str) -> tuple[str, ...] | None:
        """The meaning of one word in normal form; None unless it is a telling Russian one."""
        return self._meaning(word) if self._tells(word) else None

    def is_russian(self, text: str) -> bool:
        """Whether a text is read as Russian."""
        return self._is_russian(text, words(text))

    def _english(self, word: str) -> tuple[str, ...]:
        meaning = self._meaning(word)
        meaning = self._meant(sounds(word)) if meaning is None and word not in _NOT_RUSSIAN else meaning
        return (word,) if meaning is None else meaning

    def _is_russian(self, text: str, found: tuple[str, ...]) -> bool:
        if not text.isascii() and _CYRILLIC.search(text):
            return True
        plain = len(_ENGLISH.intersection(found))
        if plain > MOST_ENGLISH * len(found):
            return False
        telling = sum(map(self._tells, set(found)))
        if not telling:
            return False
        if not plain:
            telling += sum(map(self._almost_tells, set(found)))
        if telling >= FEWEST_TELLING:
            return telling > plain
        return not plain and all(map(self._may_be, found))

    def _almost_tells(self, word: str) -> bool:
        """Whether a word is a telling one with a typo in it."""
        if len(word) < SHORTEST_ALMOST or word in _NOT_RUSSIAN or _UNRUSSIAN.search(word):
            return False
        return self._meaning(word) is None and self._meant(sounds(word)) is not None

    def _may_be(self, word: str) -> bool:
        """Whether a word may be Russian, mistyped or not."""
        return self._meaning(word) is not None or self._meant(sounds(word)) is not None

    def _is_telling(self, word: str) -> bool:
        """Whether a word is Russian and not international, like "film"."""
        if len(word) < SHORTEST_TELLING or word in _NOT_RUSSIAN or _UNRUSSIAN.search(word):
            return False
        if not (meaning := self._meaning(word)):
            return False
        told, english = sounds(word), sounds(meaning[0])
        return len(told) >= SHORTEST_TELLING and told[:SHORTEST_TELLING] != english[:SHORTEST_TELLING]

    def _mended(self, sounded: str) -> tuple[str, ...] | None:
        """The meaning of a word that is one slip away: of a whole one, or of the longest beginning."""
        sizes = range(len(sounded), max(SHORTEST_MENDED, len(sounded) - LONGEST_ENDING - 1) - 1, -1)
        begun = (self._begun[near] for size in sizes for near in _near(sounded[:size], self._begun_by_first))
        return next(chain((self._whole[near] for near in _near(sounded, self._whole_by_first)), begun), None)

    def _look_up(self, word: str) -> tuple[str, ...] | None:
        sounded = sounds(word)
        if (meaning := self._whole.get(sounded)) is not None:
            return meaning
        for size in range(len(sounded), max(1, len(sounded) - LONGEST_ENDING - 1), -1):
            # A short beginning stands for short words only.
            if len(sounded) <= 2 * size and (meaning := self._begun.get(sounded[:size])) is not None:
                return meaning
        return None


def _by_first(known: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for word in known:
        if len(word) >= SHORTEST_MENDED:
            found.setdefault(word[0], []).append(word)
    return found


def _near(sounded: str, by_first: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The known words that begin alike and are one slip away from this one."""
    if len(sounded) >= SHORTEST_MENDED:
        alike = by_first.get(sounded[0], ())
        found = process.extract(sounded, alike, scorer=OSA.distance, score_cutoff=1, limit=None)
        yield from (word for word, _, _ in found)


def sounds(word: str) -> str:
    """A Russian word in Latin letters in one rough spelling: "chto", "shto" and "4to" differ, "Tarkovskij" does not."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", _GLIDE.sub("", word))
