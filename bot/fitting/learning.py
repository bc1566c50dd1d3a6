"""How each part of the model is learned: linear models all, so that the guide needs no library to use them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.guide.matching.arrays import Bools, Bytes, Doubles, Floats, Ints
from bot.guide.matching.features import CANDIDATE_FEATURES, Evidence
from bot.guide.matching.judge import JUDGED_FEATURES, judged_features
from bot.guide.matching.nearness import DIMENSIONS, directions
from bot.guide.matching.sound import SOUNDS, sounds
from bot.guide.matching.vectors import WordVectors
from bot.guide.matching.wordings import Words

LEAST_SPREAD = 1e-3
PENALTY = 1e-3
"""What large weights cost (L2), against overfitting."""
ENOUGH = {"maxiter": 500}
SPEAKS_FOR = frozenset((*CANDIDATE_FEATURES, "score", "lead 2", "lead 3", "lead 4", "share 1"))
"""Judged features of which more is never worse."""


@dataclass(frozen=True, slots=True)
class FittedHeads:
    """The parts of a model that make features (see `Model`)."""

    classes: Floats
    odds: Floats
    turn: Floats
    said: Bytes
    said_from: Ints
    refused: Bytes


def fit_heads(asked: Sequence[Words], entry_of: Sequence[int], refused: Sequence[Words], vectors: WordVectors,
              entries: int) -> FittedHeads:  # fmt: skip  # one line less to read
    """Learn to tell entries apart by vector, and the film from anything else by words."""
    film, other = vectors.texts(asked), vectors.texts(refused)
    classes = LogisticRegression(C=30, max_iter=60, tol=1e-3).fit(film, np.array(entry_of))
    assert len(classes.classes_) == entries  # noqa: S101  # every entry keeps wordings in every fold
    turn, order = _turn(film), np.argsort(entry_of, kind="stable")
    is_film = np.concatenate([np.ones(len(film)), np.zeros(len(other))])
    return FittedHeads(
        classes=np.vstack([classes.coef_.T, classes.intercept_]).astype(np.float32),
        odds=_film_odds([*asked, *refused], is_film),
        turn=turn,
        said=directions(film[order], turn),
        said_from=np.searchsorted(np.array(entry_of)[order], np.arange(entries + 1)).astype(np.int32),
        refused=directions(other, turn),
    )


def _turn(film: Floats) -> Floats:
    """The principal axes of the film's texts, the first few."""
    _, axes = np.linalg.eigh(film.T @ film)
    return axes[:, ::-1][:, :DIMENSIONS].astype(np.float32)


def _film_odds(texts: Sequence[Words], is_film: Doubles) -> Floats:
    """For each sound: what it adds to the log odds that a text is about the film; the last is the bias."""
    rows = [sounds(words) for words in texts]
    at = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    value = np.concatenate([np.full(len(row), max(len(row), 1) ** -0.5) for row in rows])
    table = csr_matrix((value, (at, np.concatenate(rows))), (len(rows), SOUNDS))
    fitted = LogisticRegression(C=10, max_iter=500, class_weight="balanced").fit(table, is_film)
    return np.append(fitted.coef_[0], fitted.intercept_).astype(np.float32)


def fit_ranking(evidence: Sequence[Evidence], right: Sequence[frozenset[int]], weight: Floats) -> Floats:
    """Weights of the candidates' features, by maximum likelihood of a right one being picked (McFadden, 1974)."""
    usable = [i for i, found in enumerate(evidence) if weight[i] and right[i] & set(found.candidates.tolist())]
    features = np.array([evidence[i].features for i in usable])
    is_right = np.array([[c in right[i] for c in evidence[i].candidates.tolist()] for i in usable])
    mean = features.mean((0, 1))
    spread = np.maximum(features.std((0, 1)), LEAST_SPREAD)
    scaled, share = (features - mean) / spread, weight[usable] / weight[usable].sum()

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        scores = scaled @ weights
        chance = np.exp(scores - scores.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        hit = np.maximum((chance * is_right).sum(1), 1e-12)
        pull = chance * is_right / hit[:, None] - chance
        gradient = -np.einsum("i,ij,ijk->k", share, pull, scaled)
        return float(-(share * np.log(hit)).sum() + PENALTY * weights @ weights), gradient + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(scaled.shape[2]), jac=True, method="L-BFGS-B", options=ENOUGH)
    return np.stack([mean, spread, found.x]).astype(np.float32)


def judged_table(evidence: Sequence[Evidence], right: Sequence[frozenset[int]], rank: Floats) -> tuple[Floats, Bools]:
    """For each question what the probabilities are made of, and whether the first, second, third candidate is right."""
    rows = [(judged_features(found, rank), found, wanted) for found, wanted in zip(evidence, right, strict=True)]
    hits = [[int(number) in wanted for number in found.candidates[order[:3]]] for (order, _), found, wanted in rows]
    return np.stack([judged for (_, judged), _, _ in rows]), np.array(hits)


def hit_among(hits: Bools, most: int) -> Bools:
    """Whether one of the first few candidates is right."""
    return np.asarray(hits[:, :most].any(1))


def fit_probability(judged: Floats, happened: Bools, weight: Floats) -> Floats:
    """Mean, spread and weight of each judged feature; first the bias.

    A logistic regression in which what speaks for the first candidate never counts against it: free weights would
    let an exact hit lower the probability, because wordings that were held out never are one.
    """
    mean, spread = judged.mean(0), np.maximum(judged.std(0), LEAST_SPREAD)
    table = np.hstack([np.ones((len(judged), 1)), (judged - mean) / spread])
    sign, share = np.where(happened, 1.0, -1.0), weight / weight.sum()

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        margin = sign * (table @ weights)
        gradient = -(share * sign / (1 + np.exp(margin))) @ table
        held = np.append(0.0, weights[1:])
        return float((share * np.logaddexp(0, -margin)).sum() + PENALTY * held @ held), gradient + 2 * PENALTY * held

    bounds = [(None, None), *((0, None) if name in SPEAKS_FOR else (None, None) for name in JUDGED_FEATURES)]
    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options=ENOUGH)
    return np.hstack([[[0.0], [1.0], found.x[:1]], np.stack([mean, spread, found.x[1:]])]).astype(np.float32)


def probabilities(judged: Floats, fitted: Floats) -> Floats:
    """What a fitted probability says for many questions."""
    mean, spread, weight = fitted[:, 1:]
    odds = fitted[2, 0] + ((judged - mean) / spread) @ weight
    return (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
