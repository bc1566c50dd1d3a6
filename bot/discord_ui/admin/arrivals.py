"""The first meeting with a server, and the last: hello on arrival, and settings forgotten some time after leaving."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
from discord import ui
from discord.ext import tasks

from bot.discord_ui.desk import Desk
from bot.settings.store import StoreError

from . import words
from .controls import AdminButton, AdminVerb, Control, row

_log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
"""How long the settings of a server are kept after the guide was removed from it."""


async def arrived(desk: Desk, client: discord.Client, guild: discord.Guild) -> None:
    """Greet a new server in one message, and keep its settings if it had any."""
    await _note(desk, guild, None)
    for channel in _speakable(guild):
        try:
            await channel.send(view=hello(desk), silent=True, suppress_embeds=True)
        except discord.HTTPException as error:
            _log.info("server %d: no greeting in channel %d: %s", guild.id, channel.id, error)
        else:
            return
    await _greet_owner(desk, client, guild)


async def left(desk: Desk, guild: discord.Guild) -> None:
    """Note that the guide was removed from a server."""
    await _note(desk, guild, datetime.now(UTC))


def tidying(desk: Desk, client: discord.AutoShardedClient) -> tasks.Loop[Any]:
    """The daily task that forgets the settings of servers that were left long enough ago; the first run is at once.

    It is to be started when the list of servers is complete.
    """

    @tasks.loop(hours=24)
    async def tidy() -> None:
        try:
            # In this order: a server that the guide is in again is not forgotten, however long it was away.
            await _catch_up(desk, client)
            gone = await desk.settings.store.forget_left(datetime.now(UTC) - KEPT_FOR)
        except StoreError as error:
            _log.error("settings of servers that were left cannot be forgotten today: %s", error)
        else:
            if gone:
                _log.info("settings of %d servers that were left are forgotten", gone)

    return tidy


def hello(desk: Desk) -> ui.LayoutView:
    """The one message on a new server."""
    film = desk.library.film
    text = words.WELCOME.format(name=film.guide_name, film=film.name, year=film.year)
    button = AdminButton.make(Control(AdminVerb.OPEN, "s"), words.OPEN_PANEL, discord.ButtonStyle.primary)
    return _message(desk, text, row(button))


async def _greet_owner(desk: Desk, client: discord.Client, guild: discord.Guild) -> None:
    film = desk.library.film
    server = discord.utils.escape_markdown(guild.name)
    text = words.WELCOME_DIRECT.format(name=film.guide_name, server=server, film=film.name, year=film.year)
    link = ui.ActionRow[Any](ui.Button(label=words.OPEN_SERVER, url=f"https://discord.com/channels/{guild.id}"))
    try:
        owner = await client.fetch_user(guild.owner_id or 0)
        await owner.send(view=_message(desk, text, link), silent=True, suppress_embeds=True)
    except discord.HTTPException as error:
        _log.info("server %d: nobody could be greeted: %s", guild.id, error)


def _speakable(guild: discord.Guild) -> Iterator[discord.TextChannel]:
    """The channels where the guide may write: the one for system messages first, then from the top."""
    system = guild.system_channel
    others = [channel for channel in guild.text_channels if channel != system]
    for channel in [system, *others] if system else others:
        allowed = channel.permissions_for(guild.me)
        if allowed.view_channel and allowed.send_messages:
            yield channel


def _message(desk: Desk, text: str, buttons: ui.ActionRow[Any]) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(text), buttons, accent_colour=desk.accent))
    return view


async def _catch_up(desk: Desk, client: discord.AutoShardedClient) -> None:
    """Note which servers the guide was removed from, or added to again, while it was not running."""
    for server, left_at in (await desk.settings.store.servers()).items():
        if client.get_shard((server >> 22) % (client.shard_count or 1)) is None:
            continue  # another process has it
        is_there = client.get_guild(server) is not None
        if is_there and left_at is not None:
            _log.info("server %d: here again", server)
            await desk.settings.store.note_left(server, None)
        elif not is_there and left_at is None:
            _log.info("server %d: left while the guide was not running", server)
            await desk.settings.store.note_left(server, datetime.now(UTC))


async def _note(desk: Desk, guild: discord.Guild, when: datetime | None) -> None:
    try:
        await desk.settings.store.note_left(guild.id, when)
    except StoreError as error:
        _log.error("server %d: coming or going cannot be noted: %s", guild.id, error)
