"""The spoiler rule: what becomes of a passage, given where it lies in the film and who may read it.

Everything is a position on one line. 0 is what may be known before watching, scene `s07` is 7, and one more
than the last scene is what only makes sense after the end. A passage is visible when its reveal is not later
than the horizon.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NewType

Position = NewType("Position", int)
"""A place on the film's line: 0 (open) to the number of scenes plus 1 (after the end)."""

NOTHING = "nothing"
"""The horizon of somebody who has not begun to watch."""
EVERYTHING = "everything"
"""The horizon of somebody who has seen it all."""


class Policy(StrEnum):
    """What becomes of passages beyond the horizon in a public message."""

    HIDE = "hide"
    TAG = "tag"
    SHOW = "show"


class Fate(Enum):
    """What the rule decides for one passage."""

    PLAIN = "plain"
    VEILED = "veiled"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The film's scenes in order, how many of them may be known before watching, and where the ending begins."""

    scenes: tuple[str, ...]
    opening: str
    ending: str

    @property
    def last(self) -> Position:
        """The position of everything: after the last scene."""
        return Position(len(self.scenes) + 1)

    def reveal(self, token: str) -> Position:
        """The position of a reveal (`open`, a scene, `end`). The opening's scenes are open. Raises ValueError."""
        position = self._position(token, open_name="open", end_name="end")
        return Position(0) if position <= self._position(self.opening, "open", "end") else position

    def horizon(self, token: str) -> Position:
        """The position of a horizon (`nothing`, a scene, `everything`). Raises ValueError."""
        return self._position(token, open_name=NOTHING, end_name=EVERYTHING)

    def knows(self, token: str) -> bool:
        """Whether a token is a horizon of this film. A stored one may be of a pack that had more scenes."""
        return token in {NOTHING, EVERYTHING, *self.scenes}

    def is_ending(self, position: Position) -> bool:
        """Whether a reveal gives away how the film ends; it decides how a warning is worded, nothing else."""
        return position >= self._position(self.ending, "open", "end")

    def _position(self, token: str, open_name: str, end_name: str) -> Position:
        if token == open_name:
            return Position(0)
        if token == end_name:
            return self.last
        if token in self.scenes:
            return Position(self.scenes.index(token) + 1)
        wanted = f"{open_name}, {end_name} or a scene from {self.scenes[0]} to {self.scenes[-1]}"
        raise ValueError(f"{token!r} is no place in the film; wanted {wanted}")


def decide(reveal: Position, horizon: Position, policy: Policy) -> Fate:
    """What becomes of a passage. Total: every reveal, horizon and policy has exactly one fate."""
    if policy is Policy.SHOW or reveal <= horizon:
        return Fate.PLAIN
    return Fate.VEILED if policy is Policy.TAG else Fate.WITHHELD
