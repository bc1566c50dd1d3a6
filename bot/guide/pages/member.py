"""What a member told the guide, as the pages about them need it."""

from dataclasses import dataclass

from bot.guide.library import Library
from bot.guide.schema import Entry
from bot.guide.spoiler import Position

from . import words


@dataclass(frozen=True, slots=True)
class Member:
    """A member's own horizon (None where they never said), how they read, and the questions they kept."""

    horizon: Position | None = None
    bars: bool = True
    brief: bool = False
    kept: tuple[Entry, ...] = ()

    @property
    def reading(self) -> str:
        """How they read, in words."""
        bars = words.READING_BARS if self.bars else words.READING_BUTTONS
        return f"{bars}; {words.READING_BRIEF if self.brief else words.READING_FULL}."

    def far(self, library: Library) -> str:
        """How far they are, in words that tell nothing but the caption of a scene."""
        match self.horizon:
            case None:
                return words.UNTOLD
            case 0:
                return words.NOT_BEGUN
            case library.timeline.last:
                return words.SEEN_ALL
            case scene:
                return words.SEEN_TO.format(scene=library.scenes[scene - 1].title)
