"""A server's settings as they are on disk right now, with the version by which a later change is noticed."""

from collections.abc import Iterator
from dataclasses import dataclass

import discord

from bot.discord_ui.desk import Desk
from bot.settings.options import OPTIONS, Option, Scope
from bot.settings.views import Place, Rows, ScopeKey, Setting, resolve

from .target import Target


@dataclass(frozen=True, slots=True)
class State:
    """All settings of one server, and the version that they have."""

    guild: discord.Guild
    rows: Rows
    version: int

    def place(self, target: Target) -> Place:
        """Every option at a target."""
        return resolve(target.location, self.rows)

    def own(self, target: Target, option: Option) -> str | None:
        """What is set at the target itself."""
        return self.rows.get(target.key, {}).get(option.name)

    def inherited(self, target: Target, option: Option) -> Setting:
        """What would hold at a target if nothing were set there."""
        others = {key: values for key, values in self.rows.items() if key != target.key}
        return resolve(target.location, others).settings[option.name]

    def set_at(self) -> Iterator[tuple[ScopeKey, tuple[tuple[Option, str], ...]]]:
        """The scopes that set something, the server first, with what they set in the order of the options."""
        for key in sorted(self.rows, key=lambda key: (list(Scope).index(key[0]), key[1])):
            values = self.rows[key]
            if found := tuple((option, values[option.name]) for option in OPTIONS if option.name in values):
                yield key, found

    def with_value(self, option: Option, value: str, apart_from: ScopeKey) -> Iterator[ScopeKey]:
        """The other scopes that set an option to a value."""
        return (key for key, values in self.rows.items() if values.get(option.name) == value and key != apart_from)


async def read(desk: Desk, guild: discord.Guild) -> State:
    """The settings of a server. Raises StoreError."""
    rows, version = await desk.settings.store.snapshot(guild.id)
    return State(guild, rows, version)
