"""A reply in a terminal."""

import re

from rich.console import Console
from rich.text import Text

from bot.guide.reply import Block, Heading, Note, Plain, Reply, Veiled, Verb

_EMPHASIS = re.compile(r"\*([^*]+)\*")
COVERED = "▒▒▒▒▒▒▒▒ covered: it tells something later. Add --reveal to read it."
WIDTH = 88


def show(console: Console, reply: Reply, *, reveal: bool) -> None:
    """Print a reply. Covered passages stay covered unless `reveal`."""
    for block in reply.blocks:
        console.print(_block(block, reveal=reveal), width=min(console.width, WIDTH))
    choices = [button.label for button in reply.buttons if button.verb is Verb.PICK]
    for number, label in enumerate(choices, start=1):
        console.print(Text(f"  {number}. {label}"))


def _block(block: Block, *, reveal: bool) -> Text:
    match block:
        case Heading(text):
            return Text(text, style="bold")
        case Plain(text):
            return _emphasised(text)
        case Note(text):
            return _emphasised(text, "dim")
        case Veiled(text):
            return _emphasised(text, "on grey15") if reveal else Text(COVERED, style="dim")


def _emphasised(text: str, style: str = "") -> Text:
    shown, end = Text(style=style), 0
    for found in _EMPHASIS.finditer(text):
        shown.append(text[end : found.start()])
        shown.append(found[1], style="italic")
        end = found.end()
    return shown.append(text[end:])
