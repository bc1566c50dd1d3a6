"""The real client in a simulated Discord, on the pack of a film that does not exist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import pytest
import simcord

from bot.app import create_client
from bot.discord_ui.client import GuideClient
from bot.settings.options import Scope
from bot.settings.store import Change
from tests.conftest import LANTERN


@pytest.fixture
def simcord_bot() -> GuideClient:
    """The client under test."""
    return create_client(LANTERN)


@dataclass(frozen=True)
class Club:
    """A server with a channel for each policy, and three members."""

    env: simcord.Env
    client: GuideClient
    guild: simcord.GuildHandle
    channels: Mapping[str, simcord.ChannelHandle]
    ann: simcord.MemberActor
    bob: simcord.MemberActor
    moderator: simcord.MemberActor

    async def set(self, channel: str, **values: str) -> None:
        """Set options of a channel, as an admin would."""
        key = (Scope.CHANNEL, self.channels[channel].id)
        changes = [Change(key, name.replace("_", "-"), value) for name, value in values.items()]
        await self.client.desk.settings.change(self.guild.id, changes, self.moderator.id)

    async def set_server(self, **values: str) -> None:
        """Set options of the whole server."""
        key = (Scope.SERVER, self.guild.id)
        changes = [Change(key, name.replace("_", "-"), value) for name, value in values.items()]
        await self.client.desk.settings.change(self.guild.id, changes, self.moderator.id)


@pytest.fixture
async def club(simcord_env: simcord.Env, simcord_bot: GuideClient) -> Club:
    """A small film club."""
    return await film_club(simcord_env, simcord_bot)


async def film_club(env: simcord.Env, client: GuideClient) -> Club:
    """Make the server, its channels and members."""
    import discord

    guild = env.create_guild("Film club")
    channels = {name: guild.create_text_channel(name) for name in ("tag", "hide", "show")}
    manages = guild.create_role("mods", permissions=discord.Permissions(manage_messages=True, manage_guild=True))
    found = Club(
        env=env,
        client=client,
        guild=guild,
        channels=channels,
        ann=guild.add_member(env.create_user("ann")),
        bob=guild.add_member(env.create_user("bob")),
        moderator=guild.add_member(env.create_user("mo"), roles=[manages]),
    )
    await found.set("hide", policy="hide")
    await found.set("show", policy="show")
    return found


def texts(components: Sequence[Any]) -> list[str]:
    """Every text component of a payload, in order."""
    found: list[str] = []
    for component in components:
        if component.get("type") == 10:
            found.append(component["content"])
        found += texts(component.get("components", ()))
    return found


def labels(components: Sequence[Any]) -> list[str]:
    """The labels of every button of a payload, in order."""
    found: list[str] = []
    for component in components:
        if component.get("type") == 2:
            found.append(component["label"])
        found += labels(component.get("components", ()))
    return found


def strings(value: object) -> list[str]:
    """Every string anywhere in a payload: whatever a client is sent."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for item in cast("Mapping[str, object]", value).values() for text in strings(item)]
    if isinstance(value, Sequence):
        return [text for item in cast("Sequence[object]", value) for text in strings(item)]
    return []
