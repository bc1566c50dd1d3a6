"""A `Reply`, and nothing else, as Discord components."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

import discord
from discord import ui

from bot.guide.reply import Block, Button, Reply, Veiled, Verb

from .press import Press
from .veil import block_markdown

LONGEST_LABEL = 80
MOST_IN_ROW = 5

_OF_THE_ASKER = {Verb.PICK, Verb.NOT_THIS, Verb.REMOVE}
"""What the asker may do to the message itself; the button has to know who that is."""


def present(reply: Reply, asker: int, accent: int) -> ui.LayoutView:
    """The message: covered passages each in a spoiler container of its own, everything else in plain ones.

    `asker` is the id of the member whom the message answers, `accent` the colour (RGB) of answers.
    """
    view = ui.LayoutView(timeout=None)
    colour = None if reply.quiet else accent
    for veiled, blocks in groupby(reply.blocks, key=lambda block: isinstance(block, Veiled)):
        for text in _texts(list(blocks), veiled=veiled):
            view.add_item(ui.Container(ui.TextDisplay(text), accent_colour=colour, spoiler=veiled))
    for row in _rows(reply.buttons):
        # A dynamic item is an item of a row like any other; the library's types do not say so.
        buttons = cast("list[ui.Item[ui.LayoutView]]", [_button(button, asker) for button in row])
        view.add_item(ui.ActionRow[ui.LayoutView](*buttons))
    return view


def _texts(blocks: Sequence[Block], *, veiled: bool) -> Iterator[str]:
    """One text for each container: a veil is alone in its own, what is open stands together."""
    if veiled:
        yield from map(block_markdown, blocks)
    else:
        yield "\n".join(map(block_markdown, blocks))


def _rows(buttons: Sequence[Button]) -> Iterator[Sequence[Button]]:
    for start in range(0, len(buttons), MOST_IN_ROW):
        yield buttons[start : start + MOST_IN_ROW]


def _button(button: Button, asker: int) -> Press:
    style = discord.ButtonStyle.primary if button.primary else discord.ButtonStyle.secondary
    owner = asker if button.verb in _OF_THE_ASKER else None
    return Press.make(button.verb, button.keys, owner, label=button.label[:LONGEST_LABEL], style=style)
