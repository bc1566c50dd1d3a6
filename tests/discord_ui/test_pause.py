"""Where the guide is paused it is silent, but for saying so to whoever asks."""

import pytest

from bot.guide import phrases

from .conftest import Club, labels, texts
from .test_messages import answer_in


@pytest.mark.parametrize(("command", "options"), [("ask", {"question": "who is the brother"}), ("lantern help", {})])
async def test_a_command_is_told_so_in_private(club: Club, command: str, options: dict[str, str]) -> None:
    """Every command but those of admins."""
    await club.set("tag", paused="yes")
    result = await club.ann.slash(club.channels["tag"], command, **options)

    assert result.response.ephemeral
    assert texts(result.response.components) == [phrases.PAUSED]


async def test_the_message_command_is_told_so(club: Club) -> None:
    """It is a question like any other."""
    message = await club.ann.send(club.channels["tag"], "who is the brother")
    await club.set("tag", paused="yes")
    result = await club.ann.context_menu(club.channels["tag"], "Ask the guide", message)

    assert texts(result.response.components) == [phrases.PAUSED]


async def test_nothing_is_offered_while_typing(club: Club) -> None:
    """There is nothing to choose from."""
    await club.set("tag", paused="yes")

    assert await club.ann.autocomplete(club.channels["tag"], "ask", "question", "the") == []


async def test_a_mention_is_not_answered(club: Club) -> None:
    """Not even to say so: that would be speaking."""
    await club.set("tag", paused="yes")
    await club.ann.send(club.channels["tag"], f"<@{club.client.user.id}> who is the brother")

    assert answer_in(club.channels["tag"]) == ""


async def test_buttons_under_older_answers_are_paused_too(club: Club) -> None:
    """But an answer can still be taken away."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    await club.set("tag", paused="yes")
    for label in labels(answer.response.components):
        if label == phrases.REMOVE:
            continue
        pressed = await club.bob.click(answer.response, label=label)
        assert pressed.response.ephemeral
        assert texts(pressed.response.components) == [phrases.PAUSED]

    await club.ann.click(answer.response, label=phrases.REMOVE)
    assert answer.response is None


async def test_admins_go_on(club: Club) -> None:
    """Else nobody could wake it."""
    await club.set("tag", paused="yes")
    await club.moderator.slash(club.channels["tag"], "guide resume")
    result = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    assert texts(result.response.components) != [phrases.PAUSED]
