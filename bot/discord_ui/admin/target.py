"""What a setting is for: the whole server, a category or a channel, always of the server where the admin stands."""

from dataclasses import dataclass

import discord

from bot.discord_ui.errors import Refusal
from bot.discord_ui.where import location_of
from bot.settings.options import Scope
from bot.settings.views import Location, ScopeKey

from . import words

_SERVER = "s"


@dataclass(frozen=True, slots=True)
class Target:
    """One scope of one server, with where it lies and how it is called."""

    key: ScopeKey
    location: Location
    name: str
    """As Discord shows it: a mention of a channel, the escaped name of a category."""

    @property
    def token(self) -> str:
        """The target as ids of buttons carry it: `s`, or the channel's or category's id. Never the server's."""
        return _SERVER if self.key[0] is Scope.SERVER else str(self.key[1])

    @property
    def where(self) -> str:
        """The target within a sentence."""
        match self.key[0]:
            case Scope.SERVER:
                return words.WHERE_SERVER
            case Scope.CATEGORY:
                return words.WHERE_CATEGORY.format(name=self.name)
            case Scope.CHANNEL:
                return words.WHERE_CHANNEL.format(name=self.name)


def whole(guild: discord.Guild) -> Target:
    """The whole server."""
    return Target((Scope.SERVER, guild.id), Location(guild.id), discord.utils.escape_markdown(guild.name))


def of_id(guild: discord.Guild, number: int) -> Target | None:
    """The channel or category with an id (a thread counts as its parent), or None where this server has none such."""
    channel = guild.get_channel_or_thread(number)
    if isinstance(channel, discord.Thread):
        channel = channel.parent
    if channel is None:
        return None
    if isinstance(channel, discord.CategoryChannel):
        name = f"**{discord.utils.escape_markdown(channel.name)}**"
        return Target((Scope.CATEGORY, channel.id), Location(guild.id, channel.id), name)
    return Target((Scope.CHANNEL, channel.id), location_of(guild.id, channel), channel.mention)


def of_key(guild: discord.Guild, key: ScopeKey) -> Target | None:
    """The target of a stored setting, or None where its channel is gone."""
    return whole(guild) if key[0] is Scope.SERVER else of_id(guild, key[1])


def of_token(guild: discord.Guild, token: str) -> Target:
    """The target that a button names. Raises Refusal where its channel is gone or was never on this server."""
    found = whole(guild) if token == _SERVER else of_id(guild, int(token))
    if found is None:
        raise Refusal(words.GONE)
    return found


def name_of(guild: discord.Guild, key: ScopeKey) -> str:
    """How a stored scope is called in a list."""
    found = of_key(guild, key)
    if found is None:
        return words.DELETED_PLACE
    return words.WHOLE_SERVER if key[0] is Scope.SERVER else found.name
