"""What `calibrate` prints: how far its probabilities can be believed."""

import numpy as np
from rich.table import Table

from bot.guide.matching.arrays import Bools, Floats

BINS = 10


def reliability(probability: Floats, happened: Bools) -> Table:
    """A reliability table: how often the guide was right where it said how likely it is to be."""
    table = Table("said", "questions", "mean said", "was right", title="Probability of being right, out of fold")
    edges = np.minimum((probability * BINS).astype(int), BINS - 1)
    for number in range(BINS):
        inside = edges == number
        if inside.any():
            said, right = float(probability[inside].mean()), float(happened[inside].mean())
            table.add_row(f"{number / BINS:.1f}", str(int(inside.sum())), f"{said:.2f}", f"{right:.2f}")
    return table
