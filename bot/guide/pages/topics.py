"""Everything the guide can answer, by kind."""

from bot.guide.library import Library
from bot.guide.render import Sight
from bot.guide.reply import Heading, Option, Plain, Reply, Select, Verb

from . import words
from .address import Page, foot, to
from .shelves import NAMES, Shelf, entries_on

EXAMPLES = 3


def topics(sight: Sight, library: Library) -> Reply:
    """The lists that have something in them, each with a few of its titles."""
    lines: list[str] = []
    options: list[Option] = []
    for which in Shelf:
        if entries := entries_on(which, sight.horizon, library):
            some = ", ".join(entry.title for entry in entries[:EXAMPLES])
            lines.append(f"**{NAMES[which]}** {some}")
            options.append(Option(which, NAMES[which]))
    blocks = (Heading(words.TOPICS), Plain(words.TOPICS_HOW), Plain("\n".join(lines)))
    choosing = (Select(Verb.PAGE, words.CHOOSE_SHELF, tuple(options), (Page.SHELF,)),) if options else ()
    buttons = (to(Page.TIMELINE, words.TO_TIMELINE), to(Page.ENDING, words.ENDING), *foot(sight, Page.TOPICS))
    return Reply(blocks if lines else blocks[:2], buttons, selects=choosing)
