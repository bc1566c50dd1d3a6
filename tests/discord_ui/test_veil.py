"""No text that is put behind a veil is seen before a click."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_ui.veil import encode, markdown
from bot.guide.reply import Heading, Note, Plain, Reply, Veiled

from .client_model import seen_before_a_click

EXACT = re.compile(r"\|\|[^|]+\|\|")
NASTY = st.lists(
    st.sampled_from([*"ab |`\\*_~>#-[]()<\n\r\f\x00\u200b1.:/h", "||", "https://e.com/x", "\U0001f642"])
).map("".join)


@given(st.one_of(st.text(), NASTY))
def test_a_veiled_text_has_the_one_safe_form(text: str) -> None:
    """Either the text is refused, or it is exactly bars, text without bars, bars."""
    try:
        veiled = encode(text)
    except ValueError:
        return
    assert EXACT.fullmatch(veiled)


@given(st.one_of(st.text(), NASTY))
def test_nothing_of_a_veiled_text_is_seen(text: str) -> None:
    """The client's own rules leave nothing of it on the screen."""
    try:
        veiled = encode(text)
    except ValueError:
        return
    assert seen_before_a_click(veiled) == ""


@pytest.mark.parametrize("leaky", ["||a || SECRET||", "\\||SECRET||", "`||SECRET||`", "||S||" + "\U0001f642" * 200])
def test_the_model_of_the_client_knows_what_breaks_a_veil(leaky: str) -> None:
    """The second check would notice: these forms do show text."""
    assert seen_before_a_click(leaky) != ""


@pytest.mark.parametrize("empty", ["", "  ", "\n", "\x00", "\u200b"])
def test_an_empty_text_is_refused(empty: str) -> None:
    """There is no veil without something under it."""
    with pytest.raises(ValueError, match="empty"):
        encode(empty)


def test_a_text_with_too_much_markup_is_refused() -> None:
    """Beyond Discord's node limit the raw text would be shown."""
    with pytest.raises(ValueError, match="markup"):
        encode("*a* " * 150)


def test_what_a_member_reads_stands_block_by_block() -> None:
    """Headings, notes and passages are lines of their own, each veil alone on its line."""
    reply = Reply((Heading("Title"), Plain("Open."), Note("Source"), Veiled("Late."), Veiled("Later.")))
    assert markdown(reply) == "### Title\nOpen.\n-# Source\n||Late.||\n||Later.||"
