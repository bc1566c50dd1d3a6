"""Who changed what, when, from what to what; and undo."""

from dataclasses import replace

import pytest

from bot.discord_ui.admin import words
from bot.discord_ui.admin.history import page, undo
from bot.discord_ui.admin.state import read as read_state
from bot.discord_ui.errors import Refusal
from bot.settings.options import Scope
from bot.settings.service import Settings
from bot.settings.store import Change, MemoryStore

from .conftest import Office, control, read


async def test_each_change_is_told_newest_first(office: Office) -> None:
    """Who, where, which option, from what to what."""
    await office.put(Scope.CHANNEL, "policy", "hide")
    await office.put(Scope.CHANNEL, "policy", "show")
    await office.put(Scope.SERVER, "listen", "off")

    shown = await office.admin.slash(office.outside, "guide history")

    assert shown.response.ephemeral
    lines = [line for line in read(shown.response).splitlines() if line.startswith("- ")]
    assert f"<@{office.second.id}> · {words.WHOLE_SERVER} · Answers to: not set → **commands only**" in lines[0]
    assert f"{office.inside.mention} · Later plot: hidden → **shown openly**" in lines[1]
    assert f"{office.inside.mention} · Later plot: not set → **hidden**" in lines[2]


async def test_undo_takes_one_change_back_and_is_written_down(office: Office) -> None:
    """The value from before is there again, by a change of its own."""
    await office.put(Scope.CHANNEL, "policy", "hide")
    await office.put(Scope.CHANNEL, "policy", "show")
    shown = await office.admin.slash(office.outside, "guide history")
    store = office.club.client.desk.settings.store
    newest = (await store.history(office.club.guild.id, 1))[0]
    await office.admin.select(shown.response, [str(newest.number)], custom_id=control(shown.response, ":undo:"))

    assert await office.stored(Scope.CHANNEL, "policy") == "hide"
    undone = (await store.history(office.club.guild.id, 1))[0]
    assert (undone.before, undone.after, undone.by) == ("show", "hide", office.admin.id)
    assert read(shown.response).startswith("Undone")


async def test_undo_never_sweeps_a_later_change_away(office: Office) -> None:
    """What was changed again since is not undone by an old line."""
    await office.put(Scope.CHANNEL, "policy", "hide")
    shown = await office.admin.slash(office.outside, "guide history")
    first = (await office.club.client.desk.settings.store.history(office.club.guild.id, 1))[0]
    await office.put(Scope.CHANNEL, "policy", "show")
    refused = await office.admin.select(
        shown.response, [str(first.number)], custom_id=control(shown.response, ":undo:")
    )

    assert refused.response.ephemeral
    assert refused.response.content == words.UNDO_LATE
    assert await office.stored(Scope.CHANNEL, "policy") == "show"


async def test_another_servers_change_cannot_be_undone(office: Office) -> None:
    """A number that is only in another server's history is not found in this one's."""
    elsewhere = office.club.env.create_guild("Elsewhere")
    key, desk = (Scope.SERVER, elsewhere.id), office.club.client.desk
    for value in ("hide", "show", "hide"):
        await desk.settings.change(elsewhere.id, [Change(key, "policy", value)], 1)
    foreign = (await desk.settings.store.history(elsewhere.id, 1))[0]
    guild = office.club.client.get_guild(office.club.guild.id)
    assert guild is not None

    with pytest.raises(Refusal, match="cannot find"):
        await undo(desk, await read_state(desk, guild), foreign.number, office.admin.id)

    assert (await desk.settings.store.snapshot(elsewhere.id))[0][key] == {"policy": "hide"}
    assert "Elsewhere" not in read((await office.admin.slash(office.outside, "guide history")).response)


async def test_a_long_history_is_turned_over(office: Office) -> None:
    """Ten lines a page, with a way back and forth."""
    for number in range(12):
        await office.put(Scope.CHANNEL, "cooldown", str(number))
    shown = await office.admin.slash(office.outside, "guide history")
    assert read(shown.response).count("\n- ") == 10

    await office.admin.click(shown.response, label=words.OLDER)
    # Two of the twelve, and the two that the club began with.
    assert read(shown.response).count("\n- ") == 4
    assert words.OLDER not in str(shown.response.components)

    await office.admin.click(shown.response, label=words.NEWER)
    assert read(shown.response).count("\n- ") == 10


async def test_the_history_of_a_deleted_channel_can_be_read(office: Office) -> None:
    """It has no name any more, but what was done is still told."""
    change = Change((Scope.CHANNEL, 424242), "policy", "hide")
    await office.club.client.desk.settings.change(office.club.guild.id, [change], office.admin.id)
    shown = await office.admin.slash(office.outside, "guide history")

    assert words.DELETED_PLACE in read(shown.response)


async def test_an_untouched_server_says_so(office: Office) -> None:
    """There is nothing to undo then."""
    guild = office.club.client.get_guild(office.club.guild.id)
    assert guild is not None
    desk = replace(office.club.client.desk, settings=Settings(MemoryStore(), ["s01"]))

    (container,) = (await page(desk, guild, 0)).children
    assert words.HISTORY_EMPTY in str(container.to_component_dict())
    assert "undo" not in str(container.to_component_dict())
