"""What to watch, read, hear and play next: all of it open."""

from itertools import groupby

from bot.guide.library import Library
from bot.guide.render import Sight, cite
from bot.guide.reply import Block, Heading, Note, Plain, Reply
from bot.guide.schema import Recommendation

from . import words
from .address import Page, removing
from .paging import by_length, steps, within


def further(number: int, sight: Sight, library: Library) -> Reply:
    """One page of recommendations, by what they are."""
    media = list(words.MEDIA)
    ordered = sorted(library.recommendations, key=lambda one: media.index(one.medium))
    pages = by_length(ordered, lambda one: len(_line(one)))
    number = within(number, pages)
    blocks: list[Block] = [Heading(words.NEXT)]
    for medium, works in groupby(pages[number], key=lambda one: one.medium):
        blocks.append(Plain("\n".join((f"**{words.MEDIA[medium]}**", *map(_line, works)))))
    blocks.append(Note(cite([source for one in pages[number] for source in one.sources], library)))
    return Reply(tuple(blocks), (*steps(Page.NEXT, (), number, pages), *removing(sight)))


def _line(one: Recommendation) -> str:
    return f"- *{one.title}*, {one.by} ({one.year}). {one.why}"
