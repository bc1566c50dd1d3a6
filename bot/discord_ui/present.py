"""A `Reply`, and nothing else, as Discord components."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

import discord
from discord import ui

from bot.guide.reply import Block, Button, Picture, Reply, Select, Veiled, Verb

from .press import Press
from .veil import block_markdown

MOST_IN_ROW = 5
PICTURE = "scenes.png"
"""The name of every picture: it tells nothing."""

_OF_THE_ASKER = {Verb.PICK, Verb.NOT_THIS, Verb.NONE, Verb.REMOVE, Verb.PAGE}
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
    if reply.picture:
        view.add_item(_picture(reply.picture, colour))
    if reply.file:
        view.add_item(ui.File(f"attachment://{reply.file.name}"))
    for select in reply.selects:
        chosen = cast("ui.Item[ui.LayoutView]", _select(select, asker))
        view.add_item(ui.ActionRow[ui.LayoutView](chosen))
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
    return Press.make(button.verb, button.keys, _owner(button.verb, asker), label=button.label, style=style)


def _select(select: Select, asker: int) -> Press:
    owner = _owner(select.verb, asker)
    return Press.make_list(select.verb, select.keys, owner, placeholder=select.placeholder, options=select.options)


def _owner(verb: Verb, asker: int) -> int | None:
    return asker if verb in _OF_THE_ASKER else None


def picture_name(picture: Picture) -> str:
    """What a picture's file is called; the prefix is how Discord covers it."""
    return f"SPOILER_{PICTURE}" if picture.covered else PICTURE


def _picture(picture: Picture, colour: int | None) -> ui.Container[ui.LayoutView]:
    # Named by a string, a file would lose its cover: it has to be said again.
    shown = discord.MediaGalleryItem(
        f"attachment://{picture_name(picture)}", description=picture.alt, spoiler=picture.covered
    )
    return ui.Container(ui.MediaGallery(shown), accent_colour=colour, spoiler=picture.covered)
