"""The story in three lengths: without spoilers, as far as the reader is, and whole."""

from dataclasses import replace
from enum import StrEnum

from bot.guide import phrases
from bot.guide.library import Library, key_of
from bot.guide.render import Sight, answer_blocks, citations, parts, told, withheld
from bot.guide.reply import Button, Heading, Note, Picture, Plain, Reply, Verb
from bot.guide.spoiler import Fate

from . import words
from .address import Page, foot, peek, to
from .paging import by_length, steps, within


class Length(StrEnum):
    """How much of the story. The value is part of messages already sent."""

    OPEN = "0"
    SO_FAR = "1"
    WHOLE = "2"


def summary(length: str, number: int, sight: Sight, library: Library) -> Reply:
    """One page of the story; an unknown length is the one without spoilers."""
    if length not in {Length.SO_FAR, Length.WHOLE}:
        return _synopsis(sight, library)
    found = parts(library.story, sight, library)
    hidden = any(part.fate is not Fate.PLAIN for part in found)
    # Where nothing may betray that there is more, the whole is as much as is visible.
    veils = length == Length.WHOLE and sight.bars
    shown = [part for part in found if part.fate is Fate.PLAIN or (veils and part.fate is Fate.VEILED)]
    if not shown and sight.hides:
        return withheld(peek(sight, Page.SUMMARY, length))
    pages = by_length(shown, lambda part: len(told(part.passage)))
    number = within(number, pages)
    reading = replace(sight, brief=False)
    blocks = tuple(answer_blocks(library.story, tuple(pages[number]), reading, library))
    buttons = [*steps(Page.SUMMARY, (length,), number, pages)]
    if length == Length.WHOLE and hidden and sight.private:
        key = key_of(library.story.id)
        buttons.append(Button(Verb.WITHOUT_BARS, phrases.WITHOUT_BARS, (key, "0")))
        buttons.append(Button(Verb.KEEP, phrases.COME_BACK, (key,)))
    buttons += [to(Page.SUMMARY, label, other) for other, label in _lengths(sight) if other != length]
    picture = _whole_strip(sight, library) if veils and hidden and number + 1 == len(pages) else None
    return Reply(blocks, (*buttons, *foot(sight, Page.SUMMARY, length)), picture=picture)


def _synopsis(sight: Sight, library: Library) -> Reply:
    passage = library.summaries.synopsis
    blocks = (Heading(library.film.name), Plain(passage.text), Note(citations([passage], library)))
    others = (to(Page.SUMMARY, label, length) for length, label in _lengths(sight) if length != Length.OPEN)
    return Reply(blocks, (*others, *foot(sight, Page.SUMMARY, Length.SO_FAR)))


def _lengths(sight: Sight) -> tuple[tuple[str, str], ...]:
    so_far = words.SO_FAR if sight.private else words.SO_FAR_HERE
    return (Length.OPEN, words.SYNOPSIS), (Length.SO_FAR, so_far), (Length.WHOLE, words.WHOLE)


def _whole_strip(sight: Sight, library: Library) -> Picture | None:
    """The strip of the whole film: covered like the last parts of the story, where those are sent covered."""
    return None if sight.hides else Picture(library.timeline.last, words.STRIP_WHOLE, covered=True)
