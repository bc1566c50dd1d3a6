"""`/guide check`: what is lacking where, and what fails without it."""

import discord
import pytest

from bot.app import create_client
from bot.discord_ui.admin import words
from bot.discord_ui.admin.check import NEEDS, SPOILER_CHANNEL
from bot.settings.options import Scope
from bot.settings.store import Change
from tests.conftest import LANTERN

from .conftest import Office, read


async def _checked(office: Office) -> str:
    found = await office.admin.slash(office.outside, "guide check")
    assert found.response.ephemeral
    return read(found.response)


async def test_all_is_well(office: Office) -> None:
    """Where nothing is lacking it says so, and what the intent allows."""
    found = await _checked(office)

    assert words.CHECK_FINE in found
    assert words.CHECK_HEARS_NOT in found
    assert words.LEARN_MORE in found


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.permission)
async def test_each_permission_is_missed_by_name(office: Office, need: object) -> None:
    """The permission, what fails without it, and the channel; nothing is said of other channels."""
    (need,) = (one for one in NEEDS if one is need)
    denied = discord.PermissionOverwrite(**{need.permission: False})
    me = office.club.client.user
    assert me is not None
    muted = office.club.guild.create_text_channel("muted", overwrites={me: denied})

    found = await _checked(office)

    assert words.CHECK_LACKS.format(permission=need.name, fails=need.fails, places=muted.mention) in found
    assert words.CHECK_FINE not in found


async def test_a_channel_that_need_not_be_heard_lacks_nothing(office: Office) -> None:
    """Where only commands are answered, no permission is needed."""
    me = office.club.client.user
    assert me is not None
    denied = discord.PermissionOverwrite(send_messages=False)
    muted = office.club.guild.create_text_channel("muted", overwrites={me: denied})
    change = Change((Scope.CHANNEL, muted.id), "listen", "off")
    await office.club.client.desk.settings.change(office.club.guild.id, [change], office.admin.id)

    assert words.CHECK_FINE in await _checked(office)


async def test_members_who_may_not_use_commands_are_noticed(office: Office) -> None:
    """A channel where nobody can type /ask looks as if the guide were broken."""
    denied = discord.PermissionOverwrite(use_application_commands=False)
    closed = office.club.guild.create_text_channel("closed", overwrites={office.club.guild.default_role: denied})

    assert words.CHECK_MEMBERS.format(places=closed.mention) in await _checked(office)


async def test_listening_without_the_intent_is_named(office: Office) -> None:
    """Set in vain, until the host switches the intent on."""
    await office.put(Scope.CHANNEL, "listen", "questions")
    assert words.CHECK_DEAF.format(places=office.inside.mention) in await _checked(office)

    hearing = create_client(LANTERN, office.club.client.desk.settings.store, message_content=True)
    await office.club.env.restart_bot(hearing)
    found = await _checked(office)
    assert words.CHECK_HEARS in found
    assert "in vain" not in found
    assert "MESSAGE_CONTENT" not in found


async def test_a_log_channel_that_is_closed_or_gone_is_named(office: Office) -> None:
    """Reports would be lost."""
    me = office.club.client.user
    assert me is not None
    denied = discord.PermissionOverwrite(send_messages=False)
    closed = office.club.guild.create_text_channel("reports", overwrites={me: denied})
    await office.put(Scope.SERVER, "log-channel", str(closed.id))
    assert words.CHECK_LOG.format(place=closed.mention) in await _checked(office)

    await office.put(Scope.SERVER, "log-channel", "123456")
    assert words.CHECK_LOG.format(place=words.DELETED_PLACE) in await _checked(office)


async def test_a_native_spoiler_channel_is_pointed_out(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its members agreed to see spoilers, so tags are in their way; where that is set already nothing is said."""

    async def channels(_: int) -> list[dict[str, object]]:
        flags = {office.inside.id: SPOILER_CHANNEL, office.outside.id: 1}
        return [{"id": str(number), "flags": value} for number, value in flags.items()]

    monkeypatch.setattr(office.club.client.http, "get_all_guild_channels", channels)
    assert f"**{office.inside.mention}** are Spoiler Channels" in await _checked(office)

    await office.put(Scope.CHANNEL, "policy", "show")
    assert "Spoiler Channels" not in await _checked(office)


async def test_discords_own_command_permissions_are_read(office: Office) -> None:
    """A command that is switched off in a channel, and a role that gets /guide in vain."""
    guild = office.club.guild
    commands = {one.name: one for one in await office.club.client.tree.fetch_commands()}
    guild.set_command_permissions(commands["ask"], {office.inside: False})
    helpers = guild.create_role("helpers")
    guild.set_command_permissions(commands["guide"], {helpers: True, guild.roles["mods"]: True})

    found = await _checked(office)

    assert words.CHECK_DENIED.format(command="/ask", places=office.inside.mention) in found
    assert words.CHECK_GRANTED.format(who=f"<@&{helpers.id}>") in found


async def test_when_discord_does_not_tell_the_rest_is_told(office: Office) -> None:
    """A failing look at Integrations costs one line, not the check."""
    office.club.env.inject_error("GET", "/applications/*/commands", status=500)
    found = await _checked(office)

    assert words.CHECK_UNREAD in found
    assert words.CHECK_FINE in found
