r"""How text is put behind a spoiler tag so that no client shows it before a click.

The client's rule is `/^\|\|([\s\S]+?)\|\|/`: the first pair of bars after the opening one closes it, code
and emphasis that begin outside win over it, and beyond 200 markup nodes the web client prints the raw text. So a
veiled block is exactly `||text||` alone in its text component, without a bar, a backtick or a backslash inside,
and with few nodes.
"""

import re
import unicodedata

from bot.guide.reply import Block, Heading, Note, Plain, Reply, Veiled

MOST_NODES = 150
"""Markup nodes of one text; the web client gives up at 200 and shows the raw text, veils and all."""

_LOOKALIKES = str.maketrans({"|": "\u2223", "`": "\u02cb", "\\": "\u2216"})
"""Visible stand-ins. Not a zero-width space between bars: Discord may strip it and so rebuild the pair."""

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NODE = re.compile(r"[*_~\[<]|https?:|[\U0001f000-\U0001faff\u2600-\u27bf]")


def encode(text: str) -> str:
    """A text as one veiled block. Raises ValueError for a text that would not stay covered."""
    clean = _CONTROLS.sub("", text.replace("\r\n", "\n")).translate(_LOOKALIKES).strip()
    clean = "".join(character for character in clean if unicodedata.category(character) != "Cf")
    if not clean:
        raise ValueError("an empty text has no veil")
    if len(_NODE.findall(clean)) >= MOST_NODES:
        raise ValueError(f"a text with {MOST_NODES} or more pieces of markup has no safe veil")
    return f"||{clean}||"


def block_markdown(block: Block) -> str:
    """One block as Discord markdown."""
    match block:
        case Heading(text):
            return f"### {text}"
        case Note(text):
            return f"-# {text}"
        case Plain(text):
            return text
        case Veiled(text):
            return encode(text)


def markdown(reply: Reply) -> str:
    """All that a reader reads in a message, blocks separated by newlines; button labels are not part of it."""
    return "\n".join(map(block_markdown, reply.blocks))
