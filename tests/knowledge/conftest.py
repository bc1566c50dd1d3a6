"""The film pack that comes with the guide, read once."""

import pytest

from bot import BUNDLED_PACK
from bot.guide.check import load
from bot.guide.engine import Engine
from bot.guide.library import Library
from bot.guide.pack import Pack, read_golden
from bot.guide.schema import Golden, Use


@pytest.fixture(scope="session")
def stalker() -> Library:
    """The library of the film."""
    return load(BUNDLED_PACK)


@pytest.fixture(scope="session")
def stalker_engine(stalker: Library) -> Engine:
    """The engine with the fitted model."""
    return Engine.of(stalker, BUNDLED_PACK)


@pytest.fixture(scope="session")
def golden() -> tuple[Golden, ...]:
    """The golden questions that nothing was fitted on."""
    return tuple(question for question in read_golden(Pack(BUNDLED_PACK)) if question.use is Use.TEST)
