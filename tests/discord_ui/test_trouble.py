"""When Discord refuses, fails or has lost patience: nothing breaks, and no member reads an exception."""

import logging
from collections.abc import Generator
from typing import Any

import discord
import pytest

from bot.discord_ui import pause
from bot.guide import phrases

from .conftest import Club, labels, texts

CALLBACK = ("POST", "/interactions/*/*/callback")
SORRY = "Something went wrong on my side"


@pytest.fixture(autouse=True)
def expected(club: Club) -> Generator[None]:
    """SimCord would complain of errors that nobody looked at."""
    yield
    _ = club.env.errors


async def test_a_failed_answer_is_excused_once_with_a_reference(club: Club, caplog: pytest.LogCaptureFixture) -> None:
    """The member reads the reference that the log has, and nothing of the error."""
    club.env.inject_error(*CALLBACK, status=500, message="secret inner words")

    result = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    said = result.response.content
    assert result.response.ephemeral
    assert SORRY in said
    assert "secret" not in said
    reference = said.rpartition("`")[0].rpartition("`")[2]
    assert any(f"reference {reference}" in record.message for record in caplog.records)


async def test_a_press_that_fails_is_excused_alike(club: Club) -> None:
    """Buttons end in the same funnel as commands."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    club.env.inject_error(*CALLBACK, status=500)

    pressed = await club.ann.click(answer.response, label=phrases.SHOW_ME)

    assert SORRY in pressed.response.content
    assert pressed.response.ephemeral


async def test_a_discord_that_is_down_brings_nothing_down(club: Club, caplog: pytest.LogCaptureFixture) -> None:
    """Not even the excuse can be sent; the log says so, and the next question is answered."""
    club.env.inject_error(*CALLBACK, status=500, times=2)
    lost = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    found = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    assert not lost.acknowledged
    assert any("could not be told" in record.message for record in caplog.records)
    assert "Paul" in texts(found.response.components)[0]


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (404, 10015), (404, 10008), (400, 40060)])
async def test_an_interaction_that_ran_out_is_no_error(
    club: Club, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    """Nobody can be answered any more, so nobody is bothered, and no error is logged."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    for attempt in ("command", "button"):
        club.env.inject_error(*CALLBACK, status=status, code=code)
        if attempt == "command":
            lost = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
        else:
            lost = await club.ann.click(answer.response, label=phrases.SOURCES_LABEL)
        assert not lost.acknowledged

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert sum(f"code {code}" in record.message for record in caplog.records) == 2


async def test_a_press_on_a_message_that_is_old_is_answered(club: Club) -> None:
    """Only the answer to a press has a time, not the message it stands on."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    await club.env.advance_time(3600)

    pressed = await club.bob.click(answer.response, label=phrases.SHOW_ME)

    assert pressed.response.ephemeral


@pytest.mark.parametrize(("status", "code"), [(500, 0), (404, 10003)])
async def test_a_mention_that_cannot_be_answered_is_excused(club: Club, status: int, code: int) -> None:
    """In the channel, with a reference and nothing else."""
    channel = club.channels["tag"]
    club.env.inject_error("POST", "/channels/*/messages", status=status, code=code, message="secret inner words")

    await club.ann.send(channel, f"<@{club.client.user.id}> who is the brother?")

    assert SORRY in channel.last_message.content
    assert "secret" not in channel.last_message.content


async def test_where_discord_forbids_an_answer_the_log_says_so_once(
    club: Club, caplog: pytest.LogCaptureFixture
) -> None:
    """Permissions may look right and still not be, for example for a member who timed the guide out."""
    channel = club.channels["tag"]
    await club.set("tag", cooldown="0")
    club.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    for _ in range(2):
        await club.ann.send(channel, f"<@{club.client.user.id}> who is the brother?")

    assert [r.message for r in caplog.records if "may not answer" in r.message] == [
        f"channel {channel.id}: may not answer here (50013)"
    ]


async def test_a_command_needs_no_permission_of_the_guide(club: Club) -> None:
    """Discord delivers answers to commands even where the guide may neither see nor send."""
    nothing = discord.PermissionOverwrite(view_channel=False, send_messages=False, embed_links=False)
    closed = club.guild.create_text_channel("closed", overwrites={club.client.user: nothing})

    result = await club.ann.slash(closed, "ask", question="who is the brother")

    assert "Paul" in texts(result.response.components)[0]
    assert phrases.SHOW_ME in labels(result.response.components)


async def test_where_it_may_not_read_the_history_it_posts_below(club: Club) -> None:
    """A reply would be refused there."""
    blind = discord.PermissionOverwrite(read_message_history=False)
    channel = club.guild.create_text_channel("blind", overwrites={club.client.user: blind})

    await club.ann.send(channel, f"<@{club.client.user.id}> who is the brother?")

    assert "Paul" in str([item.to_dict() for item in channel.last_message.components])
    assert channel.last_message.reference is None


@pytest.mark.parametrize("edited", [False, True], ids=["sent", "edited"])
async def test_a_veil_that_discord_changed_is_deleted(
    club: Club, monkeypatch: pytest.MonkeyPatch, edited: bool
) -> None:
    """What came back is compared with what was sent: half a veil is none."""
    from bot.discord_ui import deliver

    def different(view: object) -> list[str]:
        return [str(id(view))]

    async def ask() -> Any:
        return await club.ann.slash(club.channels["tag"], "ask", question="brother lamp keeper")

    menu = await ask() if edited else None
    monkeypatch.setattr(deliver, "_veiled", different)
    result = await (club.ann.click(menu.response, label="The brother") if menu else ask())

    assert result.acknowledged
    assert club.channels["tag"].last_message is None


async def test_a_check_that_fails_is_excused_like_a_command(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes before every command ends in the same funnel."""

    async def broken(*_: object) -> bool:
        raise RuntimeError("secret inner words")

    monkeypatch.setattr(pause, "silent", broken)

    result = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    assert SORRY in result.response.content
    assert "secret" not in result.response.content
