"""A small server in the simulated Discord: three members, and a channel for each policy."""

import asyncio
import contextlib
import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import discord
import simcord

from bot.settings.options import Scope
from bot.settings.service import Settings
from bot.settings.store import Change
from bot.settings.views import Viewer

CHANNELS = {
    "general": "Later plot stands behind spoiler bars. Type /ask and a question.",
    "spoiler-free": "Later plot is not posted here; ask privately. Type /ask and a question.",
    "seen-it": "Everybody here has seen the film, so nothing is covered. Type /ask and a question.",
}
"""The channels and what is written under their names."""
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
_POLICIES = {"spoiler-free": "hide", "seen-it": "show"}


@dataclass(frozen=True, slots=True)
class World:
    """The simulated place: its channels by name, and who looks at it."""

    env: simcord.Env
    channels: dict[str, simcord.ChannelHandle]
    members: tuple[simcord.MemberActor, ...]

    def preview(self, channel: str, port: int) -> "simcord.Preview":
        """The page that shows one channel, or the newcomer's direct messages."""
        newcomer = self.members[0].user
        shown = newcomer.dm_channel if channel == "dm" else self.channels[channel]
        viewers = (newcomer,) if channel == "dm" else self.members
        return self.env.preview(shown, viewers=viewers, layout="channel", port=port, timezone=_timezone())


async def build(env: simcord.Env, settings: Settings, name: str) -> World:
    """Make the server, and seed what its admin and members have told the guide, unless they did so before."""
    with _same_ids(env):
        guild, channels, members = _people(env)
    if not await settings.store.version(guild.id):
        await _seed(settings, guild, channels, members)
    for member in members:
        _understand_mentions(env, member, name)
    await _arrive(env, guild, channels["general"])
    return World(env, channels, members)


async def _arrive(env: simcord.Env, guild: simcord.GuildHandle, greeted: simcord.ChannelHandle) -> None:
    """Let the guide say hello. SimCord says of a new server only that it is available, not that the guide was added."""
    await env.settle()
    env.bot.dispatch("guild_join", env.bot.get_guild(guild.id))
    for _ in range(100):
        # What is dispatched from outside is not waited for, and a page must not change while it is being opened.
        if greeted.last_message is not None:
            break
        await asyncio.sleep(0.02)


def _people(
    env: simcord.Env,
) -> tuple[simcord.GuildHandle, dict[str, simcord.ChannelHandle], tuple[simcord.MemberActor, ...]]:
    guild = env.create_guild("Film club")
    channels = {name: guild.create_text_channel(name, topic=topic) for name, topic in CHANNELS.items()}
    newcomer = guild.add_member(env.create_user("nadia", global_name="Nadia (has seen nothing)"))
    finished = guild.add_member(env.create_user("viktor", global_name="Viktor (has seen it all)"))
    admin = guild.add_member(
        env.create_user("ada", global_name="Ada (admin)"),
        roles=[guild.create_role("Admin", permissions=discord.Permissions(administrator=True))],
    )
    return guild, channels, (newcomer, finished, admin)


async def _seed(
    settings: Settings,
    guild: simcord.GuildHandle,
    channels: dict[str, simcord.ChannelHandle],
    members: tuple[simcord.MemberActor, ...],
) -> None:
    newcomer, finished, admin = members
    changes = [Change((Scope.CHANNEL, channels[name].id), "policy", value) for name, value in _POLICIES.items()]
    await settings.change(guild.id, changes, admin.id)
    await settings.save_viewer(newcomer.id, Viewer(horizon="nothing"))
    await settings.save_viewer(finished.id, Viewer(horizon="everything"))


@contextmanager
def _same_ids(env: simcord.Env) -> Generator[None]:
    """Ids come from the clock: stop it at one moment, so that settings kept from another run are found again."""
    clock = env.backend.clock
    today, clock._epoch = clock._epoch, _BEGINNING  # noqa: SLF001  # as in `dress`
    try:
        yield
    finally:
        clock._epoch = today  # noqa: SLF001


def dress(env: simcord.Env, name: str) -> None:
    """Today's date and the guide's own name instead of SimCord's.

    Both are SimCord's internals, of the version that pyproject.toml pins; there is no public way.
    """
    backend = env.backend
    backend.clock._epoch = datetime.now(UTC)  # noqa: SLF001
    backend.bot_user.name = name.lower().replace(" ", "-")
    backend.bot_user.global_name = name


def _understand_mentions(env: simcord.Env, member: simcord.MemberActor, name: str) -> None:
    """Take a leading "@Guide" as a mention: the page has no list of names to choose from."""
    send, me = member.send, env.bot.user
    leading = re.compile(rf"^\s*@(?:{re.escape(name)}|guide)\b", re.IGNORECASE)

    async def mentioning(
        channel: simcord.ChannelHandle,
        content: str = "",
        **options: Any,  # noqa: ANN401  # passed on as they are
    ) -> discord.Message:
        return await send(channel, leading.sub(f"<@{me.id}>", content, count=1) if me else content, **options)

    member.send = mentioning


def _timezone() -> str:
    """The name of this machine's time zone, as far as it can be told."""
    local = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    for name in (os.environ.get("TZ", ""), local):
        with contextlib.suppress(ValueError, ZoneInfoNotFoundError):
            return ZoneInfo(name).key
    return "UTC"
