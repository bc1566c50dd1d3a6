"""`/ask` and what its buttons do, end to end through a simulated Discord."""

import re
from typing import Any, cast

import pytest

from bot.guide import phrases

from .conftest import Club, labels, texts

LATE = "He drowns in the storm"
VEILED = re.compile(r"^\|\|[^|]+\|\|$")


async def test_an_answer_in_a_tagging_place_veils_what_comes_later(club: Club) -> None:
    """Open text is plain, later text is alone in a spoiler container, in the one safe form."""
    result = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    plain, veiled = result.response.components[0], result.response.components[1]
    assert not result.response.ephemeral
    assert plain["spoiler"] is False
    assert "Paul, the younger of the two." in texts([plain])[0]
    assert veiled["spoiler"] is True
    assert VEILED.match(texts([veiled])[0])
    assert LATE in texts([veiled])[0]


async def test_the_kind_of_what_is_covered_is_said_before_it(club: Club) -> None:
    """A reader can decide: the words stand outside the veil."""
    result = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    assert phrases.BELOW.format(kinds=phrases.ENDING) in texts(result.response.components)[0]


async def test_an_answer_in_a_hiding_place_has_no_trace_of_what_comes_later(club: Club) -> None:
    """Later text is not sent, and nothing tells that there is any."""
    result = await club.ann.slash(club.channels["hide"], "ask", question="who is the brother")

    sent = "\n".join(texts(result.response.components))
    assert "Paul" in sent
    assert "||" not in sent
    assert LATE not in str(result.response.components)
    assert labels(result.response.components) == [phrases.ASK_PRIVATELY, phrases.REMOVE]


async def test_unknown_and_not_visible_look_the_same_in_a_hiding_place(club: Club) -> None:
    """The same sentence, the same button, for the asker alone."""
    late = await club.ann.slash(club.channels["hide"], "ask", question="how does it end")
    unknown = await club.ann.slash(club.channels["hide"], "ask", question="zebra crossing rules")

    assert late.response.ephemeral
    assert unknown.response.ephemeral
    shape = re.compile(r"[0-9a-f]{8}")
    assert shape.sub("k", str(late.response.components)) == shape.sub("k", str(unknown.response.components))


async def test_an_answer_where_everybody_has_seen_it_is_plain(club: Club) -> None:
    """Nothing is covered in a place that shows."""
    result = await club.ann.slash(club.channels["show"], "ask", question="who is the brother")

    assert LATE in texts(result.response.components)[0]
    assert "||" not in str(result.response.components)


async def test_a_private_answer_is_for_the_asker_alone(club: Club) -> None:
    """`private: true` makes it ephemeral, with the later part behind bars and a way around them."""
    result = await club.ann.slash(club.channels["hide"], "ask", question="who is the brother", private=True)

    assert result.response.ephemeral
    assert any(VEILED.match(text) for text in texts(result.response.components))
    assert phrases.WITHOUT_BARS in labels(result.response.components)


async def test_a_message_is_silent_and_pings_nobody(club: Club) -> None:
    """No push shows a later text, no mention rings, no preview is made."""
    await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    sent = next(entry.json for entry in club.env.http_requests if entry.path.endswith("/callback"))
    body = cast("dict[str, Any]", sent)["data"]
    assert body["flags"] & (1 << 12)
    assert body["flags"] & (1 << 2)
    assert body["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize("channel", ["tag", "hide", "show"])
async def test_show_me_and_ask_privately_answer_whoever_presses(club: Club, channel: str) -> None:
    """The answer comes to the presser alone, whoever asked."""
    result = await club.ann.slash(club.channels[channel], "ask", question="who is the brother")
    label = {"tag": phrases.SHOW_ME, "hide": phrases.ASK_PRIVATELY, "show": phrases.SOURCES_LABEL}[channel]

    pressed = await club.bob.click(result.response, label=label)

    assert pressed.acknowledged
    assert pressed.response.ephemeral


async def test_without_bars_shows_one_part_a_press_after_saying_its_kind(club: Club) -> None:
    """First only the kind of the next part, then the part itself, plain."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother", private=True)

    warned = await club.ann.click(answer.response, label=phrases.WITHOUT_BARS)
    assert LATE not in str(warned.response.components)
    assert phrases.ENDING in str(warned.response.components)

    shown = await club.ann.click(warned.response, label=phrases.SHOW_NEXT)
    assert LATE in texts(shown.response.components)[0]
    assert "||" not in str(shown.response.components)


async def test_not_this_becomes_the_next_answer_for_the_asker(club: Club) -> None:
    """The asker's press edits the message in place; it shows what a question there would."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    before = texts(answer.response.components)

    await club.ann.click(answer.response, label=phrases.NOT_THIS)

    assert texts(answer.response.components) != before


async def test_somebody_elses_not_this_leaves_the_message_alone(club: Club) -> None:
    """Another member gets the next answer privately."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    before = texts(answer.response.components)

    pressed = await club.bob.click(answer.response, label=phrases.NOT_THIS)

    assert pressed.response.ephemeral
    assert texts(answer.response.components) == before


async def test_a_menu_becomes_the_chosen_answer(club: Club) -> None:
    """The asker's choice turns the menu into the answer, by the rule of the place."""
    menu = await club.ann.slash(club.channels["hide"], "ask", question="brother lamp keeper")
    picked = labels(menu.response.components)[0]

    await club.ann.click(menu.response, label=picked)

    assert picked in "\n".join(texts(menu.response.components))
    assert LATE not in str(menu.response.components)


async def test_related_and_sources_open_privately(club: Club) -> None:
    """Both are for the presser alone; what is close can be opened from there."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    related = await club.bob.click(answer.response, label=phrases.RELATED_LABEL)
    sources = await club.bob.click(answer.response, label=phrases.SOURCES_LABEL)
    opened = await club.bob.click(related.response, label="The keeper")

    assert related.response.ephemeral
    assert "the film itself" in str(sources.response.components)
    assert "Anna" in str(opened.response.components)


async def test_remove_is_for_the_asker_and_for_moderators(club: Club) -> None:
    """Anybody else is told so; the message stays."""
    channel = club.channels["tag"]
    first = await club.ann.slash(channel, "ask", question="who is the brother")
    second = await club.ann.slash(channel, "ask", question="who is the keeper")

    refused = await club.bob.click(first.response, label=phrases.REMOVE)
    assert phrases.NOT_YOURS in str(refused.response.components)

    await club.ann.click(first.response, label=phrases.REMOVE)
    await club.moderator.click(second.response, label=phrases.REMOVE)
    assert (first.response, second.response) == (None, None)
