"""Questions that nobody asked the guide, in channels that want them answered."""

import discord
import pytest
from simcord.enums import MessageType

from bot.app import create_client
from bot.discord_ui.admin import words
from bot.discord_ui.client import GuideClient
from bot.guide.answer import Found
from bot.guide.question import Question
from tests.conftest import LANTERN

from .conftest import Club
from .test_messages import LATE, answer_in


@pytest.fixture
def simcord_bot() -> GuideClient:
    """A client whose host has switched on the message content intent."""
    return create_client(LANTERN, message_content=True)


async def test_a_question_is_answered_unasked(club: Club) -> None:
    """In reply, by the rule of the place, to a text that nobody addressed to it."""
    await club.set("tag", listen="questions")
    await club.ann.send(club.channels["tag"], "who is the brother?")

    assert "Paul" in answer_in(club.channels["tag"])
    assert f"||{LATE}" in answer_in(club.channels["tag"])
    assert club.channels["tag"].last_message.reference is not None


@pytest.mark.parametrize("listen", ["off", "mentions"])
async def test_only_where_that_is_set(club: Club, listen: str) -> None:
    """Elsewhere it does not speak unasked."""
    await club.set("tag", listen=listen)
    await club.ann.send(club.channels["tag"], "who is the brother?")

    assert answer_in(club.channels["tag"]) == ""


@pytest.mark.parametrize(
    "text", ["what a brother that lamp keeper has", "nice weather today", "hello", "lol", "where is the pizza"]
)
async def test_only_when_nearly_certain(club: Club, text: str) -> None:
    """A menu, a refusal or small talk would be noise."""
    await club.set("tag", listen="questions")
    await club.ann.send(club.channels["tag"], text)

    assert answer_in(club.channels["tag"]) == ""


async def test_what_discord_itself_posts_is_no_question(club: Club) -> None:
    """That somebody opened a thread stands in the channel with the thread's name as its text."""
    channel = club.channels["tag"]
    await club.set("tag", listen="questions")
    parent = club.client.get_channel(channel.id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="who is the brother?", type=discord.ChannelType.public_thread)
    club.guild.create_system_message(
        channel, MessageType.THREAD_CREATED, author=club.ann, target_channel=channel.threads[0]
    )
    await club.env.settle()

    assert channel.last_message.content == "who is the brother?"


async def test_never_twice_to_one_text(club: Club) -> None:
    """Whoever repeats it, however it is punctuated, in one channel; another channel has its own."""
    await club.set("tag", listen="questions", cooldown="0")
    await club.set("show", listen="questions", cooldown="0")
    await club.ann.send(club.channels["tag"], "who is the brother?")
    await club.bob.send(club.channels["tag"], "Who is the BROTHER")
    assert answer_in(club.channels["tag"]) == ""

    await club.bob.send(club.channels["tag"], "who is the keeper?")
    await club.bob.send(club.channels["show"], "who is the brother?")
    assert "Anna" in answer_in(club.channels["tag"])
    assert "Paul" in answer_in(club.channels["show"])


async def test_a_member_has_to_pause_between_questions(club: Club) -> None:
    """The cooldown holds for what is answered unasked, too."""
    await club.set("tag", listen="questions", cooldown="60")
    await club.ann.send(club.channels["tag"], "who is the brother?")
    await club.ann.send(club.channels["tag"], "who is the keeper?")

    assert answer_in(club.channels["tag"]) == ""


async def test_what_came_too_soon_may_be_asked_again(club: Club) -> None:
    """Silence within the cooldown is no answer, so the same words are answered later, whoever writes them."""
    await club.set("tag", listen="questions", cooldown="60")
    await club.ann.send(club.channels["tag"], "who is the brother?")
    await club.ann.send(club.channels["tag"], "who is the keeper?")
    await club.bob.send(club.channels["tag"], "who is the keeper?")

    assert "Anna" in answer_in(club.channels["tag"])


async def test_what_may_not_be_seen_there_is_not_mentioned(club: Club) -> None:
    """In a place that hides, a question about the ending gets no answer at all."""
    await club.set("hide", listen="questions")
    await club.ann.send(club.channels["hide"], "how does it end")

    assert answer_in(club.channels["hide"]) == ""


async def test_the_dry_run_says_why_it_would_be_silent(club: Club) -> None:
    """What is certain but may not be read there is not called uncertain."""
    await club.set("hide", listen="questions")
    tried = await club.moderator.slash(club.channels["hide"], "guide try", question="how does it end")

    assert words.UNASKED_HIDDEN in str(tried.followups[0].components)


async def test_a_text_for_somebody_else_is_left_to_them(club: Club) -> None:
    """Whoever is mentioned or replied to was asked, not the guide."""
    channel = club.channels["tag"]
    await club.set("tag", listen="questions")
    await club.ann.send(channel, f"{club.bob.mention} who is the brother?")
    assert answer_in(channel) == ""

    said = await club.bob.send(channel, "I liked it")
    await club.ann.send(channel, "who is the brother?", reply_to=said)
    assert answer_in(channel) == ""


async def test_a_paused_channel_is_silent(club: Club) -> None:
    """Paused means silent."""
    await club.set("tag", listen="questions", paused="yes")
    await club.ann.send(club.channels["tag"], "who is the brother?")

    assert answer_in(club.channels["tag"]) == ""


async def test_a_thread_listens_as_its_channel(club: Club) -> None:
    """What holds in a channel holds in its threads."""
    await club.set("tag", listen="questions")
    parent = club.client.get_channel(club.channels["tag"].id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="After the film", type=discord.ChannelType.public_thread)
    (thread,) = club.channels["tag"].threads
    await club.ann.send(thread, "who is the brother?")

    assert "Paul" in answer_in(thread)


async def test_a_mention_is_answered_once(club: Club) -> None:
    """A message for the guide is not answered unasked as well."""
    await club.set("tag", listen="questions")
    before = len(club.channels["tag"].history())
    await club.ann.send(club.channels["tag"], f"<@{club.client.user.id}> who is the brother?")

    assert len(club.channels["tag"].history()) == before + 2


async def test_the_engine_is_told_that_nobody_asked(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    """How certain is certain enough is the engine's to say."""
    engine, heard = club.client.desk.engine, list[bool]()
    answer = engine.answer

    def listening(question: Question) -> object:
        heard.append(question.asked)
        return answer(question)

    monkeypatch.setattr(engine, "answer", listening)
    await club.set("tag", listen="questions")
    await club.ann.send(club.channels["tag"], "who is the brother?")

    assert heard == [False]


async def test_an_error_bothers_nobody(
    club: Club, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody asked, so nobody is told; the host's log has it."""

    def broken(_: Question) -> Found:
        raise RuntimeError("broken")

    monkeypatch.setattr(club.client.desk.engine, "answer", broken)
    await club.set("tag", listen="questions")
    await club.ann.send(club.channels["tag"], "who is the brother?")

    assert answer_in(club.channels["tag"]) == ""
    assert [record.message for record in caplog.records if "unasked" in record.message]
