"""The film card: all of it open."""

from bot.guide.library import Library
from bot.guide.render import Sight, cite
from bot.guide.reply import Block, Heading, Note, Plain, Reply
from bot.guide.schema import CardRow

from . import words
from .address import Page, removing, to
from .paging import by_length, steps, within

ROOM = 800
"""Characters of rows on one page: they are short, so that a page of them is long on a phone."""


def film(number: int, sight: Sight, library: Library) -> Reply:
    """One page of the card. The first says what the film is and promises that nothing here spoils it."""
    card = library.film
    pages = by_length(card.card, lambda row: len(_line(row)), ROOM)
    number = within(number, pages)
    blocks: list[Block] = [Heading(f"{card.name} ({card.year})")]
    if number == 0:
        blocks += [Plain(card.pitch), Plain(card.promise)]
    blocks.append(Plain("\n".join(map(_line, pages[number]))))
    blocks.append(Note(cite([source for row in pages[number] for source in row.sources], library)))
    if number == 0:
        blocks.append(Note(words.CARD_WARNING.format(command=card.command)))
    buttons = (
        *steps(Page.FILM, (), number, pages),
        to(Page.SUMMARY, words.TO_SUMMARY, "0"),
        to(Page.TIMELINE, words.TO_TIMELINE),
        to(Page.TOPICS, words.TO_TOPICS),
    )
    return Reply(tuple(blocks), (*buttons, *removing(sight)))


def _line(row: CardRow) -> str:
    return f"**{row.label}** {row.text}"
