"""Every button under every kind of answer, pressed by its asker and by somebody else, before and after a restart."""

import pytest
import simcord

from bot.app import create_client
from bot.guide import phrases
from tests.conftest import LANTERN

from .conftest import Club, labels, texts

ANSWERS = [
    # channel, question, private
    ("tag", "who is the brother", False),
    ("tag", "who is the brother", True),
    ("hide", "who is the brother", False),
    ("hide", "how does it end", False),
    ("hide", "how does it end", True),
    ("show", "who is the keeper", False),
    ("tag", "brother lamp keeper", False),
    ("tag", "who is hal jordan", False),
    ("tag", "zebra crossing rules", False),
]


async def ask(club: Club, channel: str, question: str, *, private: bool) -> simcord.ResponseMessage:
    result = await club.ann.slash(club.channels[channel], "ask", question=question, private=private)
    assert result.response is not None
    return result.response


@pytest.mark.parametrize("restarted", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("channel", "question", "private"), ANSWERS)
async def test_every_button_answers(club: Club, channel: str, question: str, *, private: bool, restarted: bool) -> None:
    """A press is acknowledged, and never by an excuse. Buttons that were sent before a restart are no different."""
    first = await ask(club, channel, question, private=private)
    written = labels(first.components)
    # A press may turn its message into another: each button is pressed on a message of its own.
    asked = [await ask(club, channel, question, private=private) for _ in written]
    if restarted:
        await club.env.restart_bot(create_client(LANTERN))

    for label, message in zip(written, asked, strict=True):
        pressed = await club.ann.click(message, label=label)

        assert pressed.acknowledged, label
        if pressed.response is not None:
            shown = "\n".join(texts(pressed.response.components))
            assert shown, label
            assert phrases.OLD_BUTTON not in shown, label
    assert written


@pytest.mark.parametrize(("channel", "question", "private"), [answer for answer in ANSWERS if not answer[2]])
async def test_somebody_elses_press_changes_nothing_in_public(
    club: Club, channel: str, question: str, *, private: bool
) -> None:
    """They get their own answer, for themselves alone."""
    message = await ask(club, channel, question, private=private)
    if message.ephemeral:
        return  # nobody else sees it
    before = message.components

    for label in labels(before):
        pressed = await club.bob.click(message, label=label)

        assert pressed.acknowledged, label
        assert pressed.response.ephemeral, label
        assert message.components == before, label


async def test_a_button_that_nobody_knows_any_more_says_so_kindly(club: Club) -> None:
    """A film pack may have lost an entry, or the guide a verb, since the message was sent."""
    message = await ask(club, "tag", "who is the brother", private=False)
    stored = club.env.backend.get_message(club.channels["tag"].id, message.id)
    buttons = stored.components[-1]["components"]
    buttons[0]["custom_id"], buttons[1]["custom_id"] = "v1:show:00000000", "v1:dance:00000000"

    for label in labels(message.components)[:2]:
        pressed = await club.ann.click(message, label=label)

        assert pressed.response.ephemeral
        assert texts(pressed.response.components) == [phrases.OLD_BUTTON]
