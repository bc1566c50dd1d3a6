"""What the models learn from: wordings, `fit` golden questions and things to refuse, each with what is right for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.guide.library import Library
from bot.guide.matching.arrays import Indices
from bot.guide.matching.corpus import Corpus
from bot.guide.matching.wordings import Words
from bot.guide.schema import NONE, Golden, Negatives, Use


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the numbers of the entries that are right for it (none: to be refused), and what it counts."""

    text: str
    right: frozenset[int]
    weight: float
    wording: int | None = None
    """Its number among the corpus's wordings, if it is one."""


WORDING, GOLDEN, NEGATIVE = 0.15, 3.0, 2.5
"""What one example of each kind counts: wordings are many and easier than what people ask."""


def examples_of(
    corpus: Corpus, golden: Sequence[Golden], negatives: Negatives, library: Library
) -> tuple[Example, ...]:
    """All that may be learned from. Golden questions for testing are left out."""
    found = [
        Example(" ".join(words), frozenset((int(entry),)), WORDING, number)
        for number, (words, entry) in enumerate(zip(corpus.wordings, corpus.entry_of, strict=True))
    ]
    return (
        *found,
        *_golden(corpus, golden, library),
        *(Example(text, frozenset(), NEGATIVE) for text in negatives.texts),
    )


def _golden(corpus: Corpus, golden: Sequence[Golden], library: Library) -> Iterator[Example]:
    number = {entry_id: index for index, entry_id in enumerate(corpus.ids)}
    lookalikes = {other.id for other in library.lookalikes}
    for question in golden:
        if question.use is Use.FIT and not question.accepted & lookalikes:
            right = frozenset(number[entry_id] for entry_id in question.accepted - {NONE})
            yield Example(question.q, right, GOLDEN)


def folds_of(examples: Sequence[Example], corpus: Corpus, folds: int, seed: int = 1) -> Indices:
    """A fold for each example; no entry loses all its wordings to one fold."""
    dice = np.random.default_rng(seed)
    fold = dice.integers(0, folds, len(examples))
    of_entry: dict[int, int] = {}
    for index, example in enumerate(examples):
        if example.wording is not None:
            entry = int(corpus.entry_of[example.wording])
            # The wordings of an entry take turns, from a random start.
            of_entry[entry] = of_entry.get(entry, int(dice.integers(folds))) + 1
            fold[index] = of_entry[entry] % folds
    return fold


def read_words(corpus: Corpus, example: Example) -> Words:
    """An example's words as the index reads them."""
    return corpus.wordings[example.wording] if example.wording is not None else corpus.reader(example.text)
