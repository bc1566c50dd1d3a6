"""How sure the matching is: candidates in order, and the probability that one of the first few is right."""

import math
from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Indices
from .features import CANDIDATE_FEATURES, QUESTION_FEATURES, Evidence
from .model import Model

JUDGED_FEATURES = (*CANDIDATE_FEATURES, "score", "lead 2", "lead 3", "lead 4", "share 1", "share 2", "share 3",
                   *QUESTION_FEATURES)  # fmt: skip  # a table reads best as a table
"""What the probabilities are made of: the first candidate, its lead, and the question."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates by number, best first, and how likely the guide is to be right."""

    order: Indices
    right: float
    """Probability (0 to 1) that the first is what was asked for."""
    either: float
    """Probability that one of the first two is."""
    offered: float
    """Probability that one of the first three is."""
    judged: Floats
    """(JUDGED_FEATURES,), for explaining."""

    def first(self, most: int) -> list[int]:
        """The first candidates' numbers."""
        return [int(number) for number in self.order[:most]]


def rank(evidence: Evidence, model: Model) -> Ranking:
    """Put the candidates in order and judge them."""
    order, judged = judged_features(evidence, model.rank)
    right = _probability(judged, model.right)
    either = max(right, _probability(judged, model.either))
    offered = max(either, _probability(judged, model.offered))
    return Ranking(evidence.candidates[order], right, either, offered, judged)


def judged_features(evidence: Evidence, weights: Floats) -> tuple[Indices, Floats]:
    """The candidates' order under ranking weights, and what the probabilities are made of."""
    mean, spread, weight = weights
    scaled = (evidence.features - mean) / spread
    scores = scaled @ weight
    order = np.argsort(-scores, kind="stable")
    top = scores[order]
    share = np.exp(top - top[0])
    share /= share.sum()
    # A pack of fewer than four entries has fewer leads: the last one stands in.
    two, three, four = (min(number, len(top) - 1) for number in (1, 2, 3))
    judged = np.concatenate([
        scaled[order[0]], top[:1], top[0] - top[[two, three, four]], share[[0, two, three]], evidence.question
    ])  # fmt: skip  # in the order of JUDGED_FEATURES
    return order, judged.astype(np.float32)


def contributions(judged: Floats, weights: Floats) -> list[tuple[str, float, float]]:
    """What each feature adds to the log odds: name, value, contribution; the largest first."""
    mean, spread, weight = weights[:, 1:]
    added = (judged - mean) / spread * weight
    rows = zip(JUDGED_FEATURES, judged.tolist(), added.tolist(), strict=True)
    return sorted(rows, key=lambda row: -abs(row[2]))


def _probability(judged: Floats, weights: Floats) -> float:
    mean, spread, weight = weights[:, 1:]
    odds = float(weights[2, 0] + ((judged - mean) / spread) @ weight)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
