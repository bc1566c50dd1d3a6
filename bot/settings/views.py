"""What handlers read: a place and a viewer as frozen values, with every option resolved."""

from collections.abc import Mapping
from dataclasses import dataclass

from .options import BY_NAME, OPTIONS, Scope

ScopeKey = tuple[Scope, int]
"""A scope and the id of the server, category or channel that it is for."""

Rows = Mapping[ScopeKey, Mapping[str, str]]
"""All settings of one server: values by option name, by scope."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of one option in one place, and the scope it comes from; None means it is the default."""

    value: str
    origin: ScopeKey | None


@dataclass(frozen=True, slots=True)
class Location:
    """Where a message goes: a channel (for a thread, its parent) with what it lies in. No server means direct."""

    server: int | None = None
    category: int | None = None
    channel: int | None = None

    @property
    def chain(self) -> tuple[ScopeKey, ...]:
        """The scopes that may set something here, nearest first."""
        keys = (
            (Scope.CHANNEL, self.channel),
            (Scope.CATEGORY, self.category),
            (Scope.SERVER, self.server),
        )
        return tuple((scope, key) for scope, key in keys if key is not None)


@dataclass(frozen=True, slots=True)
class Place:
    """Every option as it holds at one location."""

    location: Location
    settings: Mapping[str, Setting]

    def __getitem__(self, name: str) -> str:
        return self.settings[name].value

    @property
    def paused(self) -> bool:
        """Whether the guide is to be silent here."""
        return self["paused"] == "yes"

    @property
    def cooldown(self) -> int:
        """Seconds between two mentions of one member that are answered."""
        return int(self["cooldown"])

    @property
    def log_channel(self) -> int | None:
        """The channel that reports go to."""
        return None if self["log-channel"] == "none" else int(self["log-channel"])


@dataclass(frozen=True, slots=True)
class Viewer:
    """What a member told the guide about themselves. An unset horizon means that they never did."""

    horizon: str | None = None
    bars: bool = True
    brief: bool = False


_DEFAULTS = {option.name: Setting(option.default, None) for option in OPTIONS}


def resolve(location: Location, rows: Rows) -> Place:
    """The place at a location: for each option the nearest scope that sets it, else its default."""
    settings = dict(_DEFAULTS)
    # From the farthest scope to the nearest, each overruling what the one before it said.
    for key in reversed(location.chain):
        for name, value in rows.get(key, {}).items():
            if name in BY_NAME and key[0] in BY_NAME[name].scopes:
                settings[name] = Setting(value, key)
    return Place(location, settings)
