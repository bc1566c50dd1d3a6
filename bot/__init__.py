"""A guide to one film, in Discord."""

from pathlib import Path

__version__ = "1.0.0"

BUNDLED_PACK = Path(__file__).resolve().parent.parent / "knowledge" / "stalker"
"""The film pack that comes with the code, in a checkout and in an installed package alike."""
