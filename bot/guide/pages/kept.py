"""Questions kept for later."""

from collections.abc import Sequence

from bot.guide.library import Library, key_of
from bot.guide.render import Sight, parts
from bot.guide.reply import Heading, Note, Option, Plain, Reply, Select, Verb
from bot.guide.schema import Entry
from bot.guide.spoiler import Fate, Policy, Position

from . import words
from .address import Page, to
from .member import Member

MOST_SHOWN = 25
"""What a list of Discord's holds; more than these are offered when the first are let go."""


def kept(member: Member, notice: str | None = None) -> Reply:
    """The list, to open or to let go."""
    back = to(Page.PROGRESS, words.PROGRESS)
    said = (Note(notice),) if notice else ()
    if not member.kept:
        return Reply((*said, Heading(words.KEPT), Plain(words.KEPT_NONE)), (back,), quiet=True)
    shown = member.kept[:MOST_SHOWN]
    options = tuple(Option(key_of(entry.id), entry.title) for entry in shown)
    lines = "\n".join(f"- {entry.title}" for entry in shown)
    selects = (Select(Verb.SHOW, words.OPEN_KEPT, options), Select(Verb.DROP, words.DROP_KEPT, options))
    return Reply((*said, Heading(words.KEPT), Plain(lines), Note(words.KEPT_NOTE)), (back,), selects=selects)


def was_kept(entry: Entry) -> Reply:
    """What is said when a question was kept."""
    return Reply((Plain(words.KEPT_NOW.format(title=entry.title)),), (to(Page.KEPT, words.TO_KEPT),), quiet=True)


def ready(entries: Sequence[Entry], before: Position, now: Position, library: Library) -> tuple[Entry, ...]:
    """Those of some kept entries that have more to read now than before."""
    return tuple(entry for entry in entries if _readable(entry, now, library) > _readable(entry, before, library))[
        :MOST_SHOWN
    ]


def _readable(entry: Entry, horizon: Position, library: Library) -> int:
    return sum(part.fate is Fate.PLAIN for part in parts(entry, Sight(Policy.HIDE, horizon), library))
