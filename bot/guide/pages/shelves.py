"""What can be answered, by kind: lists of titles, and only of what has something to read at the horizon."""

from enum import StrEnum

from bot.guide.library import Library, key_of
from bot.guide.render import Sight, answerable
from bot.guide.reply import Heading, Option, Plain, Reply, Select, Verb
from bot.guide.schema import Entry, Kind
from bot.guide.spoiler import Position
from bot.guide.text import normalise

from . import words
from .address import Page, foot, to
from .paging import by_number, steps, within
from .timeline import nothing_yet, seen_scenes

ENTRIES_ON_A_PAGE = 20


class Shelf(StrEnum):
    """A list of entries. The value is part of messages already sent."""

    PEOPLE = "0"
    THINGS = "1"
    THEMES = "2"
    MAKING = "3"
    RELATIONS = "4"
    QUESTIONS = "5"


KINDS = {
    Shelf.PEOPLE: (Kind.PERSON, Kind.MAKER),
    Shelf.THINGS: (Kind.PLACE, Kind.THING),
    Shelf.THEMES: (Kind.THEME,),
    Shelf.MAKING: (Kind.PRODUCTION,),
    Shelf.RELATIONS: (Kind.RELATION,),
    Shelf.QUESTIONS: (Kind.QUESTION,),
}
NAMES = {
    Shelf.PEOPLE: words.PEOPLE,
    Shelf.THINGS: words.THINGS,
    Shelf.THEMES: words.THEMES,
    Shelf.MAKING: words.MAKING,
    Shelf.RELATIONS: words.RELATIONS,
    Shelf.QUESTIONS: words.QUESTIONS,
}


def shelf(which: Shelf, number: int, sight: Sight, library: Library) -> Reply:
    """One page of a list."""
    entries = entries_on(which, sight.horizon, library)
    if not entries:
        return nothing_yet(sight, Page.SHELF, which)
    pages = by_number(entries, ENTRIES_ON_A_PAGE)
    number = within(number, pages)
    lines = "\n".join(f"- {entry.title}" for entry in pages[number])
    opening = Select(Verb.SHOW, words.OPEN_ONE, tuple(Option(key_of(e.id), e.title) for e in pages[number]))
    turning = steps(Page.SHELF, (which,), number, pages)
    buttons = (*turning, to(Page.TOPICS, words.TO_TOPICS), *foot(sight, Page.SHELF, which, f"{number:x}"))
    return Reply((Heading(NAMES[which]), Plain(lines)), buttons, selects=(opening,))


def entries_on(which: Shelf, horizon: Position, library: Library) -> list[Entry]:
    """The entries of a list that can be answered at a horizon, by kind and title."""
    kinds = KINDS[which]
    found = [e for e in library.entries.values() if e.kind in kinds and answerable(e, horizon, library)]
    return sorted(found, key=lambda entry: (kinds.index(entry.kind), entry.title.casefold()))


def complete(which: Shelf, typed: str, horizon: Position, library: Library) -> list[str]:
    """The titles of a list that hold what was typed; those that begin with it come first."""
    normal = " ".join(library.russian(typed))
    titles = [entry.title for entry in entries_on(which, horizon, library)]
    found = [title for title in titles if normal in normalise(title)]
    return sorted(found, key=lambda title: not normalise(title).startswith(normal))


def complete_scenes(typed: str, horizon: Position, library: Library) -> list[str]:
    """The captions that hold what was typed."""
    normal = " ".join(library.russian(typed))
    titles = [scene.title for scene in seen_scenes(horizon, library)]
    return [title for title in titles if normal in normalise(title)]


def titled(title: str, library: Library) -> Entry | None:
    """The entry with this very title."""
    normal = normalise(title)
    return next((entry for entry in library.entries.values() if normalise(entry.title) == normal), None)
