"""Directions: what lies nearer, the film or what is to be refused."""

from types import SimpleNamespace

import numpy as np
import pytest

from bot.guide.matching.nearness import Nearness, directions

TURN = np.eye(3, 2, dtype=np.float32)
ABOUT_FILM = np.array([[3, 0, 0], [0, 5, 0]], np.float32)
REFUSED = np.array([[0, 2, 9]], np.float32)


@pytest.mark.parametrize(
    ("vector", "entries", "foreign"),
    [([1, 0, 0], [0], -1), ([0, 1, 0], [0], 1), ([0, 1, 0], [0, 1], 0), ([0, 0, 1], [0], 0)],
)
def test_what_is_to_be_refused_is_weighed_against_the_likeliest_entries(
    vector: list[float], entries: list[int], foreign: float
) -> None:
    """Only the entries that are asked about count, and only the turned dimensions."""
    near = Nearness(
        SimpleNamespace(
            turn=TURN,
            said=directions(ABOUT_FILM, TURN),
            said_from=np.array([0, 1, 2], np.int32),
            refused=directions(REFUSED, TURN),
        )
    )

    assert near.foreign(np.array(vector, np.float32), entries) == pytest.approx(foreign)


def test_directions_have_one_length() -> None:
    """However long the vector, its direction is kept in the same whole numbers; none is none."""
    assert directions(np.array([[3, 0, 0], [0, 0.1, 7], [0, 0, 1]], np.float32), TURN).tolist() == [
        [127, 0],
        [0, 127],
        [0, 0],
    ]
