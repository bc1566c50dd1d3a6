"""A club with two admins, places of every kind, and ways to read and use a panel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import discord
import pytest
import simcord

from bot.discord_ui.admin import words
from bot.discord_ui.admin.controls import AdminButton, Control
from bot.settings.options import BY_NAME, Scope
from bot.settings.store import Change
from bot.settings.views import ScopeKey
from tests.discord_ui.conftest import Club, texts

OTHER_VALUES = {
    "policy": "hide",
    "horizon": "s03",
    "listen": "off",
    "replies": "private",
    "cooldown": "60",
    "log-channel": "",  # the id of a channel, known when there is one
    "paused": "yes",
}
"""A value for every option that is not its default."""


@dataclass(frozen=True)
class Office:
    """A club as its admins see it: a category with a channel in it, beside the channels outside."""

    club: Club
    category: simcord.ChannelHandle
    inside: simcord.ChannelHandle
    second: simcord.MemberActor

    @property
    def admin(self) -> simcord.MemberActor:
        """The first admin."""
        return self.club.moderator

    @property
    def outside(self) -> simcord.ChannelHandle:
        """A channel without a category and without settings."""
        return self.club.channels["tag"]

    def key(self, scope: Scope) -> ScopeKey:
        """The scope that holds for the channel inside."""
        return scope, {
            Scope.SERVER: self.club.guild.id,
            Scope.CATEGORY: self.category.id,
            Scope.CHANNEL: self.inside.id,
        }[scope]

    def other_value(self, option: str) -> str:
        """A value of an option that is not its default."""
        return OTHER_VALUES[option] or str(self.outside.id)

    async def stored(self, scope: Scope, option: str) -> str | None:
        """What is kept for an option at a scope."""
        rows = (await self.club.client.desk.settings.store.snapshot(self.club.guild.id))[0]
        return rows.get(self.key(scope), {}).get(option)

    async def put(self, scope: Scope, option: str, value: str | None) -> None:
        """Set an option as the second admin."""
        change = Change(self.key(scope), BY_NAME[option].name, value)
        await self.club.client.desk.settings.change(self.club.guild.id, [change], self.second.id)

    async def open(self, channel: simcord.ChannelHandle | None = None) -> simcord.ResponseMessage:
        """The first admin's panel in a channel, the one inside unless told otherwise."""
        opened = await self.admin.slash(channel or self.inside, "guide panel")
        assert opened.response is not None
        return opened.response

    async def open_at(self, scope: Scope) -> simcord.ResponseMessage:
        """The first admin's panel, turned to a scope."""
        panel = await self.open()
        if scope is Scope.SERVER:
            await self.admin.click(panel, label=words.WHOLE_SERVER)
        elif scope is Scope.CATEGORY:
            await self.admin.select(panel, [self.category], custom_id=control(panel, ":place:"))
        return panel

    async def thread(self) -> simcord.ChannelHandle:
        """A thread in the channel inside."""
        parent = self.club.client.get_channel(self.inside.id)
        assert isinstance(parent, discord.TextChannel)
        await parent.create_thread(name="After the film", type=discord.ChannelType.public_thread)
        return self.inside.threads[0]

    async def press(self, who: simcord.MemberActor, made: Control) -> simcord.InteractionResult:
        """Press a control that stands in a message for everybody."""
        channel = self.club.client.get_channel(self.outside.id)
        assert isinstance(channel, discord.TextChannel)
        view = discord.ui.LayoutView(timeout=None)
        row = discord.ui.ActionRow[Any]()
        row.add_item(cast("discord.ui.Item[Any]", AdminButton.make(made, "Press")))
        view.add_item(row)
        return await who.click(await channel.send(view=view), label="Press")


@pytest.fixture
async def office(club: Club) -> Office:
    """A small film club with two admins."""
    category = club.guild.create_category("Cinema")
    inside = club.guild.create_text_channel("foyer", category=category)
    second = club.guild.add_member(club.env.create_user("ada"), roles=[club.guild.roles["mods"]])
    return Office(club, category, inside, second)


def ids(components: Sequence[Any]) -> list[str]:
    """The ids of every control of a payload, in order."""
    found: list[str] = []
    for component in components:
        if "custom_id" in component:
            found.append(component["custom_id"])
        found += ids(component.get("components", ()))
    return found


def control(message: simcord.ResponseMessage, part: str) -> str:
    """The id of the one control of a message whose id contains a part."""
    (found,) = (custom_id for custom_id in ids(message.components) if part in custom_id)
    return found


def read(message: simcord.ResponseMessage) -> str:
    """All that a message says."""
    return "\n".join(texts(message.components)) or message.content
