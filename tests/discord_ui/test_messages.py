"""Mentions, replies and direct messages, end to end through a simulated Discord."""

import discord
import pytest
import simcord

from bot.guide import phrases

from .conftest import Club

LATE = "He drowns in the storm"


def answer_in(channel: simcord.ChannelHandle) -> str:
    """All text of the last message, if it is the guide's."""
    message = channel.last_message
    return "" if message is None or not message.author.bot else str([item.to_dict() for item in message.components])


async def test_a_mention_is_answered_in_reply(club: Club) -> None:
    """The answer refers to the question, and later parts are veiled as the place says."""
    channel = club.channels["tag"]
    await club.ann.send(channel, f"<@{club.client.user.id}> who is the brother?")

    assert "Paul" in answer_in(channel)
    assert f"||{LATE}" in answer_in(channel)
    assert channel.last_message.reference is not None


async def test_a_mention_in_a_hiding_place_shows_nothing_late(club: Club) -> None:
    """Unknown and withheld are the same public sentence."""
    channel = club.channels["hide"]
    await club.ann.send(channel, f"how does it end <@{club.client.user.id}>")

    assert phrases.NOT_HERE in answer_in(channel)
    assert LATE not in answer_in(channel)


async def test_a_reply_to_the_guide_is_a_question(club: Club) -> None:
    """Replying mentions the guide, so it may read the message and answers it."""
    channel = club.channels["tag"]
    await club.ann.send(channel, f"<@{club.client.user.id}> who is the brother?")
    await club.bob.send(channel, "who is the keeper", reply_to=channel.last_message)

    assert "Anna" in answer_in(channel)


async def test_a_direct_message_is_answered(club: Club) -> None:
    """Without a mention, by the member's own horizon, with a way around the bars."""
    await club.ann.send_dm("who is the brother")

    shown = answer_in(club.ann.user.dm_channel)
    assert f"||{LATE}" in shown
    assert phrases.WITHOUT_BARS in shown


async def test_a_message_for_somebody_else_is_left_alone(club: Club) -> None:
    """The guide does not speak unasked."""
    channel = club.channels["tag"]
    await club.ann.send(channel, "who is the brother?")

    assert answer_in(channel) == ""


async def test_everyone_is_not_the_guide(club: Club) -> None:
    """Pinging everybody asks nobody."""
    channel = club.channels["tag"]
    await club.moderator.send(channel, "@everyone who is the brother?")

    assert answer_in(channel) == ""


async def test_mentions_can_be_switched_off(club: Club) -> None:
    """Where only commands are answered, a mention is not."""
    await club.set("tag", listen="off")
    await club.ann.send(club.channels["tag"], f"<@{club.client.user.id}> who is the brother?")

    assert answer_in(club.channels["tag"]) == ""


async def test_a_member_has_to_pause_between_mentions(club: Club) -> None:
    """The second mention within the cooldown is not answered; another member's is."""
    channel = club.channels["tag"]
    question = f"<@{club.client.user.id}> who is the keeper?"
    await club.ann.send(channel, question)
    first = channel.last_message.id
    await club.ann.send(channel, question)
    assert answer_in(channel) == ""

    await club.bob.send(channel, question)
    assert channel.last_message.id != first
    assert "Anna" in answer_in(channel)


async def test_a_pause_is_one_of_a_channel(club: Club) -> None:
    """What was asked in one channel keeps nobody waiting in another, whose admins may want it otherwise."""
    for name in ("tag", "show"):
        await club.ann.send(club.channels[name], f"<@{club.client.user.id}> who is the keeper?")

        assert "Anna" in answer_in(club.channels[name])


async def test_a_pause_ends(club: Club) -> None:
    """After the cooldown the same member is answered again."""
    channel = club.channels["tag"]
    question = f"<@{club.client.user.id}> who is the keeper?"
    await club.ann.send(channel, question)
    await club.env.advance_time(6)
    await club.ann.send(channel, question)

    assert "Anna" in answer_in(channel)


async def test_where_it_may_not_speak_it_says_so_once_in_the_log(club: Club, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing breaks, nobody is bothered, and the host can see why."""
    nobody = {club.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    speaker = {club.moderator: discord.PermissionOverwrite(send_messages=True)}
    muted = club.guild.create_text_channel("muted", overwrites={**nobody, **speaker})
    for _ in range(2):
        await club.moderator.send(muted, f"<@{club.client.user.id}> who is the keeper?")

    assert answer_in(muted) == ""
    assert [record.message for record in caplog.records if "may not send" in record.message] == [
        f"channel {muted.id}: may not send messages here"
    ]
