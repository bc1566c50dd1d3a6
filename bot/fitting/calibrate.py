"""`stalker-guide calibrate`: fits the matching to a film pack and stores the numbers beside it.

Everything that a probability is learned from was out of sight of what made its features: the examples are cut into
folds, and each fold is asked of a guide that never saw it. Golden questions marked `test` are not read for fitting,
only for the table that is printed at the end.
"""

import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from bot.guide.check import load
from bot.guide.library import Library
from bot.guide.matching.arrays import Bools, Floats
from bot.guide.matching.corpus import Corpus, corpus_of
from bot.guide.matching.features import Comparer, Evidence
from bot.guide.matching.model import FILE, Model, write_model
from bot.guide.matching.vectors import WordVectors, read_vectors
from bot.guide.matching.wordings import Words
from bot.guide.pack import Pack, read_golden, read_negatives
from bot.guide.source import PackError
from bot.terminal.failing import fail

from .examples import Example, examples_of, folds_of, read_words
from .learning import (
    FittedHeads,
    fit_heads,
    fit_probability,
    fit_ranking,
    hit_among,
    judged_table,
    probabilities,
)
from .noise import named, noisy
from .report import reliability

FOLDS = 5
WRONG_ALONE_AT_MOST, WRONG_AT_MOST = 0.005, 0.085
"""Share of the golden questions (for fitting) for which one answer, and two answers, may both be wrong."""
ANSWERED_AT_MOST = 0.09
"""Share of what is to be refused that may be answered."""
OFFERED_AT_MOST = 0.44
"""Share of what is to be refused for which a menu, or an answer, may be shown."""
UNASKED_WRONG_AT_MOST = 0.004
"""The same as the first two together where nobody asked the guide."""


def calibrate(folder: Path) -> int:
    """Fit the matching of a film pack. Returns the exit code."""
    console = Console()
    try:
        library = load(folder)
    except PackError as error:
        return fail(str(error))
    pack = Pack(folder)
    golden, negatives = read_golden(pack), read_negatives(pack)
    if pack.problems:
        return fail(str(PackError(pack.problems)))
    corpus = corpus_of(library)
    examples = examples_of(corpus, golden, negatives, library)
    model, table = fit(library, corpus, examples, read_vectors())
    write_model(folder / FILE, model)
    console.print(reliability(*table))
    console.print(f"{folder / FILE}: fitted on {len(examples)} examples for {len(corpus.ids)} entries")
    return 0


def fit(
    library: Library, corpus: Corpus, examples: tuple[Example, ...], vectors: WordVectors
) -> tuple[Model, tuple[Floats, Bools]]:
    """A model, and for the golden questions and refusals: the probability out of fold, and whether it was right."""
    film = library.film.name.lower()
    evidence = _out_of_fold(corpus, examples, vectors, film)
    right = [example.right for example in examples]
    weight = np.array([example.weight for example in examples], np.float32)
    asked = np.array([example.wording is None for example in examples])
    # Golden questions are how people ask; a wording was written to differ from its neighbours.
    rank = fit_ranking(evidence, right, np.where(asked, weight, 0))
    judged, hits = judged_table(evidence, right, rank)
    first, two, three = (fit_probability(judged, hit_among(hits, most), weight) for most in (1, 2, 3))
    sure, found, offered = (probabilities(judged, fitted)[asked] for fitted in (first, two, three))
    refuse = np.array([not wanted for wanted in right])[asked]
    hit, among = hits[asked, 0], hit_among(hits, 2)[asked]
    model = Model(
        digest=library.digest,
        ids=corpus.ids,
        vocabulary=corpus.wordings.vocabulary,
        numbers=corpus.wordings.numbers,
        starts=corpus.wordings.starts,
        entry_of=corpus.entry_of,
        **asdict(_heads(corpus, examples, vectors, film)),
        rank=rank,
        right=first,
        either=two,
        offered=three,
        sure_at=_threshold(sure, hit, refuse, WRONG_ALONE_AT_MOST),
        found_at=_threshold(found, among, refuse, WRONG_AT_MOST),
        menu_at=_least(np.maximum(found, offered), refuse, refuse, OFFERED_AT_MOST),
        unasked_at=_least(sure, ~hit, np.ones_like(hit), UNASKED_WRONG_AT_MOST),
    )
    return model, (sure, hit)


def _out_of_fold(corpus: Corpus, examples: tuple[Example, ...], vectors: WordVectors, film: str) -> list[Evidence]:
    """Each example, with noise, compared by a guide that learned without it."""
    fold = folds_of(examples, corpus, FOLDS)
    dice = random.Random(1)  # noqa: S311  # no secret
    texts = [noisy(example.text, dice, film) if example.wording is not None else example.text for example in examples]
    found: dict[int, Evidence] = {}
    for number in track(range(FOLDS), "Fitting"):
        kept = tuple(example for example, other in zip(examples, fold, strict=True) if other != number)
        stays = np.ones(len(corpus.wordings), np.bool_)
        stays[
            [e.wording for e, other in zip(examples, fold, strict=True) if other == number and e.wording is not None]
        ] = False
        comparer = Comparer(corpus.only(stays), vectors, _heads(corpus, kept, vectors, film))
        for index in np.flatnonzero(fold == number).tolist():
            found[index] = comparer.evidence(corpus.reader(texts[index]))
    return [found[index] for index in range(len(examples))]


def _heads(corpus: Corpus, examples: tuple[Example, ...], vectors: WordVectors, film: str) -> FittedHeads:
    asked = [
        (words, number)
        for example in examples
        for number in sorted(example.right)[:1]
        for words in _said(corpus, example, film)
    ]
    refused = [read_words(corpus, example) for example in examples if not example.right]
    return fit_heads([words for words, _ in asked], [n for _, n in asked], refused, vectors, len(corpus.ids))


def _said(corpus: Corpus, example: Example, film: str) -> Iterator[Words]:
    """An example's words, and once more with the film's name where it says "it"."""
    yield read_words(corpus, example)
    if (other := named(example.text, film)) != example.text:
        yield corpus.reader(other)


def _threshold(probability: Floats, hit: Bools, refuse: Bools, wrong_share: float) -> float:
    """The least probability at which an answer is neither wrong nor out of place too often."""
    wrong = _least(probability, ~hit & ~refuse, ~refuse, wrong_share)
    return max(wrong, _least(probability, refuse, refuse, ANSWERED_AT_MOST))


def _least(probability: Floats, bad: Bools, among: Bools, share: float) -> float:
    """The least threshold at which at most a share of `among` is `bad` and passes."""
    allowed = int(share * among.sum())
    worst = np.sort(probability[bad])[::-1]
    return float(worst[allowed]) + 1e-6 if allowed < len(worst) else 0.01
