"""A page by its code and arguments. Pages about a member need more than that: `personal` has them."""

from bot.guide import phrases
from bot.guide.library import Library
from bot.guide.render import Sight
from bot.guide.reply import Plain, Reply
from bot.guide.schema import Entry, Kind

from .address import Page, number
from .ending import ending
from .film import film
from .further import further
from .journey import journey
from .shelves import Shelf, shelf
from .summary import Length, summary
from .timeline import scene, timeline
from .topics import topics


def turn(page: str, arguments: tuple[str, ...], sight: Sight, library: Library) -> Reply:  # noqa: PLR0911  # one return for each page
    """The page; a friendly sentence where there is none (any more) by that code and these arguments."""
    match page:
        case Page.FILM:
            return film(number(arguments, 0), sight, library)
        case Page.SUMMARY:
            return summary(arguments[0] if arguments else Length.OPEN, number(arguments, 1), sight, library)
        case Page.TIMELINE:
            return timeline(number(arguments, 0), sight, library)
        case Page.JOURNEY:
            return journey(arguments[0] if arguments else "", sight, library)
        case Page.SCENE if (entry := _scene(arguments, library)) is not None:
            return scene(entry, sight, library)
        case Page.SHELF if arguments and arguments[0] in set(Shelf):
            return shelf(Shelf(arguments[0]), number(arguments, 1), sight, library)
        case Page.ENDING:
            return ending(sight, library)
        case Page.NEXT:
            return further(number(arguments, 0), sight, library)
        case Page.TOPICS:
            return topics(sight, library)
        case _:
            return Reply((Plain(phrases.OLD_BUTTON),), quiet=True)


def _scene(arguments: tuple[str, ...], library: Library) -> Entry | None:
    entry = library.by_key.get(arguments[-1]) if arguments else None
    return entry if entry and entry.kind is Kind.SCENE else None
