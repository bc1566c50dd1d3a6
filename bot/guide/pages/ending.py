"""The ending explained: what happens, readings, the makers' words and open questions, each by its own button."""

from bot.guide.library import Library, key_of
from bot.guide.render import Sight, answerable, withheld
from bot.guide.reply import Button, Heading, Plain, Reply, Verb

from . import words
from .address import Page, foot, peek


def ending(sight: Sight, library: Library) -> Reply:
    """The four buttons. A place that hides has only those that show something at its horizon."""
    pages = library.film.ending_pages
    labelled = {
        pages.happens: words.HAPPENS,
        pages.readings: words.READINGS,
        pages.makers: words.MAKERS,
        pages.questions: words.OPEN_QUESTIONS,
    }
    if sight.private and sight.horizon == library.timeline.last and library.second_viewing:
        labelled[library.second_viewing.id] = words.SECOND_VIEWING
    opened = [
        Button(Verb.SHOW, label, (key_of(entry),))
        for entry, label in labelled.items()
        if not sight.hides or answerable(library.entries[entry], sight.horizon, library)
    ]
    if not opened:
        return withheld(peek(sight, Page.ENDING))
    # The buttons open privately as it is; only a place that hides some of them needs a way to all.
    rest = [button for button in foot(sight, Page.ENDING) if button.verb is not Verb.PEEK or sight.hides]
    return Reply((Heading(words.ENDING), Plain(words.ENDING_WARNING)), (*opened, *rest))
