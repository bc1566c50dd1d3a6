"""What is known of a question's candidates, as numbers: the input of the fitted models."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np

from .arrays import Floats, Indices
from .corpus import Corpus
from .index import Index, Overlap
from .lexicon import Lexicon
from .nearness import Directions, Nearness
from .sound import sounds
from .vectors import WordVectors
from .wordings import Words

CANDIDATES = 16
"""Entries that are looked at closely."""
VIEWS = ("dice", "likelihood", "frame", "class")
"""The ways in which a question is compared with every entry."""
CANDIDATE_FEATURES = tuple(f"{view} {form}" for view in VIEWS for form in ("value", "lead", "score"))
"""Each view's value, how far it lies behind the best entry's, and its distance from the mean in spreads."""
QUESTION_FEATURES = ("unknown", "content", "words", "odds", "foreign")
"""Share of unknown words, words by kind, whether it sounds like the film, and whether what lies nearest is foreign."""
NEAREST_OF = 3
"""Candidates whose wordings are looked at for the nearest."""
FEWEST_RUSSIAN = 2
"""Russian words among English ones that are read as such; a single one is a typo rather, if it can be one."""
_FIRST = {"dice": 2.0, "likelihood": 2.0, "class": 2.5}
"""What each view counts when candidates are picked; the fitted ranking has the last word."""


class Heads(Directions, Protocol):
    """The models that make features themselves; `Model` says what each is."""

    @property
    def classes(self) -> Floats: ...
    @property
    def odds(self) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A question compared with the pack."""

    candidates: Indices
    """Entries by number, at most CANDIDATES."""
    features: Floats
    """(candidates, CANDIDATE_FEATURES)."""
    question: Floats
    """(QUESTION_FEATURES,)."""


class Comparer:
    """Compares questions with a film pack."""

    def __init__(self, corpus: Corpus, vectors: WordVectors, heads: Heads) -> None:
        self.lexicon = Lexicon(corpus.wordings.counts, vectors.numbers, corpus.reader.names)
        self._index = Index(corpus.wordings, corpus.entry_of, self.lexicon)
        self._nearness = Nearness(heads)
        self._vectors, self._heads, self._read = vectors, heads, corpus.reader
        self._first = np.array([_FIRST.get(view, 0.0) for view in VIEWS], np.float32)

    def evidence(self, words: Sequence[str]) -> Evidence:
        """The candidates for a question and all that is known of them."""
        words = self.understood(tuple(words))
        overlap, vector = self._index.overlap(words), self._vectors.text(words)
        views = np.stack(self._views(overlap, vector))
        centred = views - views.mean(1, keepdims=True)
        scores = centred / np.maximum(np.sqrt((centred * centred).mean(1, keepdims=True)), 1e-6)
        candidates = np.argsort(-(self._first @ scores), kind="stable")[:CANDIDATES]
        near = views[:, candidates]
        forms = np.stack([near, near - views.max(1, keepdims=True), scores[:, candidates]], 1)
        features = forms.reshape(-1, len(candidates)).T
        return Evidence(candidates, features, self._of_question(overlap, words, vector, candidates.tolist()))

    def understood(self, words: Words) -> Words:
        """A question's words as they were meant: typos mended, Russian ones among English put into it."""
        russian = {word: told for word in words if not self.lexicon.knows(word) and (told := self._read.russian(word))}
        kept = russian if len(russian) >= FEWEST_RUSSIAN else {}
        mended = tuple(word if word in kept else self.lexicon.mended(word) for word in words)
        if mended != words:
            # What was meant may go by another name, or be Russian, which nobody could see before.
            russian |= {word: told for word in {*mended} - {*words} if (told := self._read.russian(word))}
            mended = self._read(" ".join(mended))
        return tuple(chain.from_iterable(russian.get(word, (word,)) for word in mended))

    def _views(self, overlap: Overlap, vector: Floats) -> list[Floats]:
        classes = vector @ self._heads.classes[:-1] + self._heads.classes[-1]
        return [overlap.dice, overlap.likelihood, overlap.frame, classes]

    def _of_question(self, overlap: Overlap, words: Sequence[str], vector: Floats, candidates: Sequence[int]) -> Floats:
        found = [
            overlap.unknown,
            min(overlap.content, 10) / 10,
            min(overlap.words, 30) / 30,
            self._film_odds(words),
            self._nearness.foreign(vector, candidates[:NEAREST_OF]),
        ]
        return np.array(found, np.float32)

    def _film_odds(self, words: Sequence[str]) -> float:
        places = sounds(words)
        return float(self._heads.odds[places].sum()) / max(len(places), 1) ** 0.5 + float(self._heads.odds[-1])
