"""Whatever is typed gets a friendly answer or refusal, within Discord's limits, and is never said back."""

import pytest

from bot.guide.text import LONGEST_QUESTION

from .conftest import Club, strings, texts

SORRY = "Something went wrong"
HOSTILE = {
    "blank": "   ",
    "emoji": "\U0001f525\U0001f525\U0001f939\u200d\u2642\ufe0f",
    "long": "why " * (LONGEST_QUESTION // 4),
    "zalgo": "w\u0337\u0322\u0321h\u0338\u0321o\u0335\u0322 i\u0334\u0322s t\u0337\u0322h\u0338a\u0335t",
    "right to left": "\u202ewho drowned\u202c \u2066hidden\u2069",
    "NUL": "who\x00 is\x00 zed",
    "line separator": "zed\u2028is\u2029here",
    "everyone": "@everyone @here zed",
    "mentions": "<@1> <@&2> <#3> </ask:4> <:a:5> zed",
    "backticks": "``` zed ``` `zed` ``",
    "bars": "||zed|| ||||| || a || b",
    "format": "{film} {0.__class__} %s %(film)s zed",
    "markdown": "# zed\n> zed\n- [zed](https://e.com) **zed",
    "link": "https://e.com/||zed||",
    "SQL": "'; DROP TABLE setting; -- zed",
    "backslashes": "\\" * 200,
    "Russian": "\u0447\u0442\u043e \u0442\u0430\u043a\u043e\u0435 \u0437\u043e\u043d\u0434",
    "Japanese": "\u30be\u30fc\u30f3\u3068\u306f\u4f55\u3067\u3059\u304b",
    "Arabic": "\u0645\u0627 \u0647\u064a \u0627\u0644\u0645\u0646\u0637\u0642\u0629",
    "half a character": "zed \udcff",
    "escape": "\x1b[31mzed\x1b[0m",
}


def check(sent: list[str], asked: str) -> None:
    """One friendly message that Discord takes, and that repeats nothing."""
    shown = "\n".join(sent)
    assert 0 < sum(map(len, sent)) <= 4000
    assert SORRY not in shown
    assert "zed" not in shown
    assert asked.strip() == "" or asked.strip() not in shown


@pytest.mark.parametrize("policy", ["tag", "hide"])
@pytest.mark.parametrize("asked", HOSTILE.values(), ids=HOSTILE)
async def test_in_a_command(club: Club, policy: str, asked: str) -> None:
    """By `/ask`."""
    result = await club.ann.slash(club.channels[policy], "ask", question=asked)

    assert result.acknowledged
    check(texts(result.response.components), asked)
    assert "@everyone" not in "".join(strings(result.response.components))


@pytest.mark.parametrize("asked", HOSTILE.values(), ids=HOSTILE)
async def test_in_a_mention(club: Club, asked: str) -> None:
    """By mention, where a question may be longer than an option's."""
    channel = club.channels["tag"]
    await club.ann.send(channel, f"<@{club.client.user.id}> {asked} {asked}"[:2000])

    answer = channel.last_message
    assert answer.author.id == club.client.user.id
    check(texts([item.to_dict() for item in answer.components]), asked)
    assert answer.mention_everyone is False
    assert [user.id for user in answer.mentions] in ([], [club.ann.id])


async def test_only_the_guides_name(club: Club) -> None:
    """A bare mention asks nothing, and is told how to ask."""
    channel = club.channels["tag"]
    await club.ann.send(channel, f"<@{club.client.user.id}>")

    check(texts([item.to_dict() for item in channel.last_message.components]), "")


async def test_a_question_is_never_logged(club: Club, caplog: pytest.LogCaptureFixture) -> None:
    """Not even where answering it fails."""
    club.env.inject_error("POST", "/interactions/*/*/callback", status=500)
    await club.ann.slash(club.channels["tag"], "ask", question="where does zed keep the boat")

    assert club.env.errors
    own = [record for record in caplog.records if not record.name.startswith("discord")]
    assert "zed" not in "\n".join(record.getMessage() for record in own)
