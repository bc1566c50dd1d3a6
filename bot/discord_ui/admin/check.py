"""What the guide may do on a server: permissions it lacks and what fails without them, intents, and clashes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands, ui

from bot.discord_ui.desk import Desk
from bot.settings.options import LISTEN, POLICY
from bot.settings.views import Location, Place, resolve

from . import words
from .changes import listed
from .dry_run import hears
from .state import State
from .target import of_id, whole
from .values import in_words

SPOILER_CHANNEL = 1 << 21
"""Discord's flag of a channel whose members agreed to see spoilers; discord.py 2.7 has no name for it yet."""


@dataclass(frozen=True, slots=True)
class Need:
    """A permission, and what fails without it."""

    permission: str
    fails: str

    @property
    def name(self) -> str:
        """The permission as Discord calls it."""
        return self.permission.replace("_", " ").title()


NEEDS = (
    Need("view_channel", "mentions are not heard"),
    Need("send_messages", "mentions are not answered"),
    Need("send_messages_in_threads", "mentions in threads and posts are not answered"),
    Need("read_message_history", "answers to mentions stand below the question instead of replying to it"),
)
"""Commands need none of these: Discord delivers their answers by itself."""


async def answer(desk: Desk, interaction: discord.Interaction[Any], state: State) -> None:
    """Tell an admin, and nobody else. Discord is asked about its own command permissions, which may take a moment."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    lines = [words.CHECK_TITLE, *findings(state, hears_all=hears(interaction))]
    lines += await spoiler_channels(desk, interaction, state)
    lines += await integrations(interaction, state.guild)
    lines.append(words.CHECK_HEARS if hears(interaction) else words.CHECK_HEARS_NOT)
    lines.append(words.WHO_MAY.format(link=words.LEARN_MORE))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay("\n".join(lines)), accent_colour=desk.accent))
    await interaction.followup.send(view=view, ephemeral=True, suppress_embeds=True)


def findings(state: State, *, hears_all: bool) -> Iterator[str]:
    """What is amiss, a line each, apart from Discord's own command permissions."""
    lacks = list(_lacks(state))
    yield from lacks or [words.CHECK_FINE]
    guild = state.guild
    if closed := [channel for channel in _places(guild) if not _members_may(channel)]:
        yield words.CHECK_MEMBERS.format(places=_named(closed))
    if log := _bad_log(state):
        yield words.CHECK_LOG.format(place=log)
    listening = [channel for channel in _places(guild) if _at(state, channel)[LISTEN.name] == "questions"]
    if listening and not hears_all:
        yield words.CHECK_DEAF.format(places=_named(listening))


async def spoiler_channels(desk: Desk, interaction: discord.Interaction[Any], state: State) -> list[str]:
    """Discord's native Spoiler Channels where later plot is not shown openly. discord.py drops the flag: ask anew."""
    try:
        raw = await interaction.client.http.get_all_guild_channels(state.guild.id)
    except discord.HTTPException:
        return []
    marked = {int(channel["id"]) for channel in raw if channel.get("flags", 0) & SPOILER_CHANNEL}
    found = [channel for channel in _places(state.guild) if channel.id in marked]
    unset = [channel for channel in found if _at(state, channel)[POLICY.name] != "show"]
    value = in_words(POLICY, "show", desk.library)
    line = words.CHECK_SPOILER_CHANNEL.format(places=_named(unset), option=POLICY.label, value=value)
    return [line] if unset else []


async def integrations(interaction: discord.Interaction[Any], guild: discord.Guild) -> list[str]:
    """Where Discord's own command permissions and the guide's settings clash."""
    try:
        commands = await interaction.client.tree.fetch_commands()
        found = [(command, await _overrides(command, guild)) for command in commands]
    except (discord.HTTPException, app_commands.AppCommandError):
        return [words.CHECK_UNREAD]
    return [line for command, overrides in found for line in _clashes(command, overrides, guild)]


async def _overrides(
    command: app_commands.AppCommand, guild: discord.Guild
) -> Sequence[app_commands.AppCommandPermissions]:
    try:
        return (await command.fetch_permissions(guild)).permissions
    except discord.NotFound:
        return ()  # nothing was changed there


def _clashes(
    command: app_commands.AppCommand, overrides: Sequence[app_commands.AppCommandPermissions], guild: discord.Guild
) -> Iterator[str]:
    name = f"/{command.name}" if command.type is discord.AppCommandType.chat_input else command.name
    channels = [one for one in overrides if one.type is discord.AppCommandPermissionType.channel]
    if denied := [_channel_name(one, guild) for one in channels if not one.permission]:
        yield words.CHECK_DENIED.format(command=name, places=listed(denied))
    if command.name != "guide":
        return
    allowed = [one for one in overrides if one.permission and one not in channels]
    if granted := [_holder(one, guild) for one in allowed if not _manages(one, guild)]:
        yield words.CHECK_GRANTED.format(who=listed(granted))


def _channel_name(one: app_commands.AppCommandPermissions, guild: discord.Guild) -> str:
    # Discord writes "all channels" as the server's id less one.
    return words.ALL_CHANNELS if one.id == guild.id - 1 else f"<#{one.id}>"


def _holder(one: app_commands.AppCommandPermissions, guild: discord.Guild) -> str:
    if one.type is discord.AppCommandPermissionType.user:
        return f"<@{one.id}>"
    return "@everyone" if one.id == guild.id else f"<@&{one.id}>"


def _manages(one: app_commands.AppCommandPermissions, guild: discord.Guild) -> bool:
    """Whether a role may manage the server anyway. Members are not kept, so of them it is not known."""
    role = guild.get_role(one.id)
    return role is not None and (role.permissions.manage_guild or role.permissions.administrator)


def _lacks(state: State) -> Iterator[str]:
    speaking = [channel for channel in _places(state.guild) if _speaks(_at(state, channel))]
    allowed = {channel.id: channel.permissions_for(state.guild.me) for channel in speaking}
    hidden = {channel.id for channel in speaking if not allowed[channel.id].view_channel}
    for need in NEEDS:
        lacking = [channel for channel in speaking if not getattr(allowed[channel.id], need.permission)]
        if need.permission == "send_messages":
            # In a forum that is the right to begin posts; answers stand in posts, which are threads.
            lacking = [channel for channel in lacking if not isinstance(channel, discord.ForumChannel)]
        if need is not NEEDS[0]:
            # Without seeing a channel nothing else matters there.
            lacking = [channel for channel in lacking if channel.id not in hidden]
        if lacking:
            yield words.CHECK_LACKS.format(permission=need.name, fails=need.fails, places=_named(lacking))


def _places(guild: discord.Guild) -> list[discord.abc.GuildChannel]:
    return [channel for channel in guild.channels if not isinstance(channel, discord.CategoryChannel)]


def _at(state: State, channel: discord.abc.GuildChannel) -> Place:
    return resolve(Location(state.guild.id, channel.category_id, channel.id), state.rows)


def _speaks(place: Place) -> bool:
    return not place.paused and place[LISTEN.name] != "off"


def _members_may(channel: discord.abc.GuildChannel) -> bool:
    everyone = channel.permissions_for(channel.guild.default_role)
    return everyone.use_application_commands or not everyone.view_channel


def _bad_log(state: State) -> str | None:
    number = state.place(whole(state.guild)).log_channel
    if number is None:
        return None
    channel = state.guild.get_channel(number)
    if channel is None:
        return words.DELETED_PLACE
    allowed = channel.permissions_for(state.guild.me)
    found = of_id(state.guild, number)
    return None if found is None or (allowed.view_channel and allowed.send_messages) else found.name


def _named(channels: Sequence[discord.abc.GuildChannel]) -> str:
    return listed([channel.mention for channel in channels])
