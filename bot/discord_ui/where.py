"""Where something happens, out of Discord's objects: which settings hold, and whether only one member may see."""

from dataclasses import dataclass
from typing import Any

import discord

from bot.settings.views import Location


@dataclass(frozen=True, slots=True)
class Where:
    """A location, whether answers there must reach one member only, and whether it is a direct message."""

    location: Location
    alone: bool = False
    direct: bool = False


def where_of(interaction: discord.Interaction[Any]) -> Where:
    """Where an interaction takes place. Where the bot is not a member, every answer is for the asker alone."""
    if interaction.guild_id is None:
        with_bot = not interaction.context.private_channel
        return Where(Location(), alone=not with_bot, direct=with_bot)
    if interaction.client.get_guild(interaction.guild_id) is None:
        # Installed by a user only: no settings, and nobody there asked for us.
        return Where(Location(), alone=True)
    return Where(location_of(interaction.guild_id, interaction.channel))


def location_of(server: int, channel: object) -> Location:
    """The location of a channel; a thread or forum post has that of its parent."""
    if isinstance(channel, discord.Thread):
        parent = channel.parent
        return Location(server, parent.category_id if parent else None, channel.parent_id)
    return Location(server, getattr(channel, "category_id", None), getattr(channel, "id", None))


def may_answer(message: discord.Message) -> bool:
    """Whether the bot may post where a message stands."""
    if message.guild is None or isinstance(message.channel, discord.DMChannel | discord.GroupChannel):
        return True
    allowed = message.channel.permissions_for(message.guild.me)
    in_thread = isinstance(message.channel, discord.Thread)
    return allowed.view_channel and (allowed.send_messages_in_threads if in_thread else allowed.send_messages)
