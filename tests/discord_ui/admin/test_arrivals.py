"""The first meeting with a server, and forgetting one that was left."""

from datetime import UTC, datetime, timedelta

import discord
import pytest
import simcord

from bot.app import create_client
from bot.discord_ui.admin import words
from bot.discord_ui.admin.arrivals import KEPT_FOR
from bot.discord_ui.client import GuideClient
from bot.discord_ui.errors import NOT_ALLOWED
from bot.settings.options import Scope
from bot.settings.store import Change, MemoryStore
from tests.conftest import LANTERN
from tests.discord_ui.conftest import Club

from .conftest import read


async def _join(club: Club, guild: simcord.GuildHandle) -> None:
    """Discord says that the guide was added; SimCord only ever says that a server is available."""
    await club.env.settle()
    club.client.dispatch("guild_join", club.client.get_guild(guild.id))
    await club.env.settle()


def _hello(channel: simcord.ChannelHandle) -> str:
    message = channel.last_message
    return "" if message is None else str([item.to_dict() for item in message.components])


async def test_one_message_with_one_button_in_the_first_channel(club: Club) -> None:
    """What it does, that later plot is tagged, and the way to the panel."""
    await _join(club, club.guild)

    said = _hello(club.channels["tag"])
    assert "Lantern Guide" in said
    assert "behind spoiler tags" in said
    assert said.count("custom_id") == 1
    assert [_hello(channel) for name, channel in club.channels.items() if name != "tag"] == ["", ""]


async def test_the_system_channel_comes_first(club: Club) -> None:
    """That is where servers want such messages."""
    guild = club.client.get_guild(club.guild.id)
    assert guild is not None
    guild._system_channel_id = club.channels["show"].id
    await _join(club, club.guild)

    assert "Lantern Guide" in _hello(club.channels["show"])
    assert _hello(club.channels["tag"]) == ""


async def test_a_channel_where_it_may_not_speak_is_passed_over(club: Club) -> None:
    """Without a word, and without an error."""
    elsewhere = club.env.create_guild("Elsewhere")
    assert club.client.user is not None
    denied = {club.client.user: discord.PermissionOverwrite(send_messages=False)}
    closed = elsewhere.create_text_channel("closed", overwrites=denied)
    opened = elsewhere.create_text_channel("open")
    await _join(club, elsewhere)

    assert _hello(closed) == ""
    assert "Lantern Guide" in _hello(opened)


async def test_where_it_may_speak_nowhere_the_owner_is_told(club: Club) -> None:
    """By direct message, with a link instead of a button that needs a server."""
    elsewhere = club.env.create_guild("Else*where")
    await _join(club, elsewhere)

    said = _hello(elsewhere.owner.dm_channel)
    assert "Else\\\\*where" in said
    assert f"https://discord.com/channels/{elsewhere.id}" in said
    assert "custom_id" not in said


async def test_the_button_opens_the_panel_for_admins_only(club: Club) -> None:
    """It stands in public; the panel does not."""
    await _join(club, club.guild)
    hello = club.channels["tag"].last_message
    refused = await club.bob.click(hello, label=words.OPEN_PANEL)
    opened = await club.moderator.click(hello, label=words.OPEN_PANEL)

    assert refused.response.content == NOT_ALLOWED
    assert opened.response.ephemeral
    assert words.TITLE_SERVER in read(opened.response)


async def test_a_server_that_was_left_is_forgotten_after_thirty_days(club: Club) -> None:
    """Not before; and coming back in time keeps what was set."""
    store, key = club.client.desk.settings.store, (Scope.SERVER, club.guild.id)
    await club.client.desk.settings.change(club.guild.id, [Change(key, "policy", "hide")], club.moderator.id)
    guild = club.client.get_guild(club.guild.id)
    assert guild is not None

    await club.client.on_guild_remove(guild)
    assert await store.forget_left(datetime.now(UTC) - KEPT_FOR) == 0
    await club.client.on_guild_join(guild)
    assert await store.forget_left(datetime.now(UTC) + timedelta(days=1)) == 0

    await club.client.on_guild_remove(guild)
    assert await store.forget_left(datetime.now(UTC) + timedelta(days=1)) == 1
    assert (await store.snapshot(club.guild.id))[0] == {}


async def test_forgetting_runs_at_start_and_daily(simcord_bot: GuideClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the day thirty days back as its limit."""
    limits: list[datetime] = []

    async def forget_left(before: datetime) -> int:
        limits.append(before)
        return 0

    monkeypatch.setattr(simcord_bot.desk.settings.store, "forget_left", forget_left)
    async with simcord.run(simcord_bot) as env:
        assert len(limits) == 1
        assert timedelta(days=29) < datetime.now(UTC) - limits[0] < timedelta(days=31)
        await env.advance_time(86_401)
        assert len(limits) == 2


async def test_what_happened_while_it_was_not_running_is_noted_at_start(club: Club) -> None:
    """A server that is gone gets its thirty days once, and one that it is in again loses them."""
    store, now = club.client.desk.settings.store, datetime.now(UTC)
    gone, long_gone = 424242 << 22, 434343 << 22
    for server in (gone, long_gone):
        await store.change(server, [Change((Scope.SERVER, server), "policy", "hide")], 1, now)
    await store.note_left(long_gone, now - timedelta(days=3))
    # Longer ago than settings are kept: it was added again just in time, and nobody was there to note it.
    await store.note_left(club.guild.id, now - timedelta(days=31))
    settings = (await store.snapshot(club.guild.id))[0]

    await club.env.restart_bot(create_client(LANTERN, store))
    left = await store.servers()
    await club.env.restart_bot(create_client(LANTERN, store))

    noted = left[gone]
    assert noted is not None
    assert timedelta(0) <= noted - now < timedelta(minutes=1)
    assert left == {club.guild.id: None, gone: noted, long_gone: now - timedelta(days=3)}
    assert await store.servers() == left
    assert (await store.snapshot(club.guild.id))[0] == settings


async def test_servers_of_another_process_are_left_to_it(club: Club) -> None:
    """Where shards are shared out, nobody but the process that has a server's shard knows whether it was left."""
    store, foreign = MemoryStore(), (1 << 22) + 1
    await store.change(foreign, [Change((Scope.SERVER, foreign), "policy", "hide")], 1, datetime.now(UTC))
    client = create_client(LANTERN, store, shard_count=2)
    client.shard_ids = [0]
    await club.env.restart_bot(client)

    assert await store.servers() == {foreign: None}
