"""Where a page is: its code and arguments, as buttons carry them."""

from collections.abc import Iterator
from enum import StrEnum

from bot.guide import phrases
from bot.guide.render import Sight
from bot.guide.reply import Button, Verb
from bot.guide.spoiler import Policy

from . import words


class Page(StrEnum):
    """The pages. The value is part of messages already sent (hex digits only): never reuse one."""

    FILM = "1"
    SUMMARY = "2"
    TIMELINE = "3"
    SCENE = "4"
    SHELF = "5"
    ENDING = "6"
    NEXT = "7"
    TOPICS = "8"
    PROGRESS = "9"
    SOMEWHERE = "a"
    KEPT = "b"
    PRIVACY = "c"
    JOURNEY = "d"


def to(page: Page, label: str, *arguments: str, primary: bool = False) -> Button:
    """A button that turns the message into a page, for whom the message answers; others get their own."""
    return Button(Verb.PAGE, label, (page, *arguments), primary)


def foot(sight: Sight, page: Page, *arguments: str) -> Iterator[Button]:
    """The last buttons of a page in public: the same page for the presser alone, whatever it holds; and Remove."""
    if not sight.private and sight.policy is not Policy.SHOW:
        yield peek(sight, page, *arguments)
    yield from removing(sight)


def removing(sight: Sight) -> Iterator[Button]:
    """The button that removes a public message."""
    if not sight.private:
        yield Button(Verb.REMOVE, phrases.REMOVE)


def peek(sight: Sight, page: Page, *arguments: str) -> Button:
    """A button that opens a page for the presser alone."""
    label = phrases.ASK_PRIVATELY if sight.hides else words.FOR_ME
    return Button(Verb.PEEK, label, (page, *arguments), primary=sight.hides)


def number(arguments: tuple[str, ...], at: int) -> int:
    """The page number among arguments, counted from 0; 0 where there is none. It may be too high by now."""
    return int(arguments[at], 16) if len(arguments) > at else 0
