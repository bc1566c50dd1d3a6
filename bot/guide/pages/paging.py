"""Cutting what is visible into pages, and turning them."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.guide.reply import Button

from . import words
from .address import Page, to

T = TypeVar("T")

ROOM = 1600
"""Characters of running text on one page: two screens of a phone."""


def by_length(items: Sequence[T], length: Callable[[T], int], room: int = ROOM) -> list[list[T]]:
    """Whole items in pages of at most `room` characters; there always is a page, if an empty one."""
    pages: list[list[T]] = [[]]
    left = room
    for item in items:
        size = length(item)
        if pages[-1] and size > left:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= size
    return pages


def by_number(items: Sequence[T], most: int) -> list[list[T]]:
    """Items in pages of at most `most`; there always is a page, if an empty one."""
    return [list(items[start : start + most]) for start in range(0, len(items), most)] or [[]]


def within(number: int, pages: Sequence[object]) -> int:
    """The number of a page that is there: a message may be older than the horizon it is pressed at."""
    return min(number, len(pages) - 1)


def steps(page: Page, arguments: tuple[str, ...], number: int, pages: Sequence[object]) -> Iterator[Button]:
    """Back and forth, where there is something."""
    if number > 0:
        yield to(page, words.BACK, *arguments, f"{number - 1:x}")
    if number + 1 < len(pages):
        yield to(page, words.FORWARD, *arguments, f"{number + 1:x}", primary=True)
