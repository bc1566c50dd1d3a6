"""What many tests start from: a small film pack of its own, so that most of them prove nothing about Stalker."""

import os
from pathlib import Path

import pytest

# As `stalker-guide` does, before numpy is there: with a thread for each core, small questions take five times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bot.guide.check import load
from bot.guide.library import Library

LANTERN = Path(__file__).parent / "packs" / "lantern"


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of a film that does not exist."""
    return load(LANTERN)
