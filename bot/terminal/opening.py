"""A film pack opened for a terminal command: library and engine, or a clear line."""

import gc
from dataclasses import dataclass
from pathlib import Path

from bot.guide.check import load
from bot.guide.engine import Engine
from bot.guide.library import Library
from bot.guide.matching.model import ModelError
from bot.guide.render import Sight
from bot.guide.source import PackError
from bot.guide.spoiler import Policy

UNUSABLE = (PackError, ModelError)
"""What opening a pack raises, in words for whoever can mend it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What answering needs, without Discord."""

    library: Library
    engine: Engine

    def sight(self, policy: str, horizon: str) -> Sight:
        """A public place with this policy and horizon. Raises ValueError naming what was wanted."""
        if policy not in set(Policy):
            raise ValueError(f"{policy!r} is no policy; wanted {', '.join(Policy)}")
        position = self.library.timeline.horizon(horizon)
        return Sight(Policy(policy), self.library.timeline.last if policy == Policy.SHOW else position)


def open_pack(folder: Path) -> Opened:
    """Open a film pack. Raises UNUSABLE."""
    library = load(folder)
    opened = Opened(library, Engine.of(library, folder))
    # What is open stays: from here on only what an answer leaves behind is looked at.
    gc.freeze()
    gc.enable()
    return opened
