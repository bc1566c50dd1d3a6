"""What many tests start from: a small film pack of its own, so that most of them prove nothing about Stalker."""

from pathlib import Path

import pytest

from bot.guide.check import load
from bot.guide.library import Library

LANTERN = Path(__file__).parent / "packs" / "lantern"


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of a film that does not exist."""
    return load(LANTERN)
