"""What is suggested while a question is typed, and what the message command answers."""

import pytest

from bot.discord_ui.commands import MESSAGE_COMMAND
from bot.guide import phrases
from bot.settings.views import Viewer

from .conftest import Club, texts

LATE = "He drowns in the storm"


async def offered(club: Club, channel: str, typed: str) -> list[str]:
    choices = await club.ann.autocomplete(club.channels[channel], "ask", "question", typed)
    assert len(choices) <= 25
    assert all(0 < len(choice["name"]) <= 100 for choice in choices)
    return [choice["name"] for choice in choices]


async def test_titles_are_offered(club: Club) -> None:
    """Those that hold what was typed."""
    assert "The brother" in await offered(club, "tag", "broth")


async def test_only_what_can_be_answered_here_and_to_this_member_is_offered(club: Club) -> None:
    """The smaller of both horizons counts, because the answer may be public and the list is not."""
    ending = "The last morning"
    await club.set("show", horizon="everything")

    assert ending not in await offered(club, "tag", "last")
    assert ending in await offered(club, "show", "last")
    await club.client.desk.settings.save_viewer(club.ann.id, Viewer("s01"))
    assert ending not in await offered(club, "show", "last")
    await club.client.desk.settings.save_viewer(club.ann.id, Viewer("everything"))
    assert ending not in await offered(club, "hide", "last")


@pytest.mark.parametrize("typed", ["", " ", "\u2028", "||", "\x00", "x" * 600, "(", "*", "@everyone"])
async def test_whatever_is_typed_is_answered(club: Club, typed: str) -> None:
    """With titles or with nothing, never with an error."""
    await offered(club, "tag", typed)


async def test_an_offered_title_is_answered(club: Club) -> None:
    """Its value is a question."""
    choices = await club.ann.autocomplete(club.channels["tag"], "ask", "question", "broth")
    result = await club.ann.slash(club.channels["tag"], "ask", question=choices[0]["value"])

    assert "Paul" in texts(result.response.components)[0]


async def test_the_message_command_answers_privately(club: Club) -> None:
    """Somebody else's message is the question; who asked for it reads the answer alone."""
    channel = club.channels["tag"]
    message = await club.bob.send(channel, "who is the brother?")

    result = await club.ann.context_menu(channel, MESSAGE_COMMAND, message)

    assert result.response.ephemeral
    assert any(text.startswith(f"||{LATE}") for text in texts(result.response.components))


async def test_the_message_command_on_nothing_is_refused_kindly(club: Club) -> None:
    """A message without words, such as the guide's own answers, asks nothing."""
    channel = club.channels["tag"]
    answer = await club.bob.slash(channel, "ask", question="who is the brother")

    result = await club.ann.context_menu(channel, MESSAGE_COMMAND, answer.response)

    assert result.response.ephemeral
    assert phrases.NOTHING_ON_THAT.format(film="Lantern", year=1961) in texts(result.response.components)[0]
