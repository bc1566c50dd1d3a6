"""How far a member is: said in one press, or chosen by captions that are safe for everybody."""

from dataclasses import replace

from bot.guide.library import Library, key_of
from bot.guide.render import Sight
from bot.guide.reply import Block, Button, Heading, Note, Option, Plain, Reply, Select, Verb
from bot.guide.schema import Scene
from bot.guide.spoiler import EVERYTHING, NOTHING, Position

from . import words
from .address import Page, to
from .kept import ready
from .member import Member
from .open import open_entry
from .paging import by_number
from .timeline import SCENES_ON_A_PAGE, strip

ON = "1"
OFF = "0"
BARS = "0"
BRIEF = "1"
"""Keys of the reading aids, with ON or OFF behind them."""


def progress(member: Member, sight: Sight, library: Library, notice: str | None = None) -> Reply:
    """What the member told, and everything they may press to change or take it back."""
    blocks: list[Block] = [Note(notice)] if notice else []
    blocks += [Heading(words.PROGRESS), Plain(member.far(library)), Note(words.PROGRESS_NOTE), Note(member.reading)]
    picture = strip(sight, library) if member.horizon else None
    return Reply(tuple(blocks), (*_changes(member), *_reading(member)), picture=picture)


def moved(member: Member, before: Position | None, sight: Sight, library: Library) -> Reply:
    """After a member said how far they are: kept questions that have more to say now; at the end, a second viewing."""
    second = library.second_viewing
    if member.horizon == library.timeline.last and second:
        shown = open_entry(second, sight, library)
        blocks = (Note(words.SAVED), Plain(words.SEEN_ALL), *shown.blocks)
        reply = Reply(blocks, (*shown.buttons, to(Page.PROGRESS, words.PROGRESS)))
    else:
        reply = progress(member, sight, library, words.SAVED)
    waiting = ready(member.kept, before or Position(0), sight.horizon, library)
    if not waiting:
        return reply
    options = tuple(Option(key_of(entry.id), entry.title) for entry in waiting)
    offer = Select(Verb.SHOW, words.OPEN_KEPT, options)
    return replace(reply, blocks=(*reply.blocks, Plain(words.KEPT_READY)), selects=(offer,))


def somewhere(member: Member, asked: int | None, library: Library) -> Reply:
    """Captions to choose the last scene from. Nobody turns further than one page beyond where they said they are."""
    pages = by_number(library.scenes, SCENES_ON_A_PAGE)
    reached = min(max((member.horizon or 0) - 1, 0) // SCENES_ON_A_PAGE, len(pages) - 1)
    furthest = min(reached + 1, len(pages) - 1)
    number = min(reached if asked is None else asked, furthest)
    shown = pages[number]
    lines = "\n".join(f"**{library.timeline.horizon(scene.id)}** {scene.title}" for scene in shown)
    choosing = Select(Verb.FAR, words.LAST_SCENE, tuple(map(_option, shown)))
    buttons: list[Button] = []
    if number > 0:
        buttons.append(to(Page.SOMEWHERE, words.BACK, f"{number - 1:x}"))
    if number < furthest:
        buttons.append(to(Page.SOMEWHERE, words.FORWARD, f"{number + 1:x}"))
    elif number + 1 < len(pages):
        buttons.append(Button(Verb.FAR, words.FURTHER, (f"{number + 1:x}", key_of(shown[-1].id))))
    buttons += [Button(Verb.REMEMBER, words.MY_WORDS), to(Page.PROGRESS, words.PROGRESS)]
    blocks = (Heading(words.WHERE_ARE_YOU), Plain(words.WHERE_HOW), Plain(lines))
    return Reply(blocks, tuple(buttons), selects=(choosing,))


def remembered(scenes: tuple[Scene, ...]) -> Reply:
    """The scenes that what a member remembers may be from, by their captions."""
    again = (Button(Verb.REMEMBER, words.MY_WORDS), to(Page.SOMEWHERE, words.NONE_OF_THESE))
    if not scenes:
        return Reply((Plain(words.NO_SCENE),), again, quiet=True)
    choices = tuple(Button(Verb.FAR, scene.title, (key_of(scene.id),)) for scene in scenes)
    return Reply((Plain(words.IS_IT_ONE),), (*choices, *again), quiet=True)


def _changes(member: Member) -> list[Button]:
    buttons = [
        Button(Verb.FAR, words.NOT_YET, (key_of(NOTHING),)),
        to(Page.SOMEWHERE, words.SOMEWHERE, primary=True),
        Button(Verb.FAR, words.FINISHED, (key_of(EVERYTHING),)),
    ]
    if member.horizon is not None:
        buttons.append(Button(Verb.FAR, words.FORGET_PROGRESS))
    return buttons


def _reading(member: Member) -> list[Button]:
    bars = Button(Verb.AID, words.BARS_OFF if member.bars else words.BARS_ON, (BARS, OFF if member.bars else ON))
    brief = Button(Verb.AID, words.BRIEF_OFF if member.brief else words.BRIEF_ON, (BRIEF, OFF if member.brief else ON))
    return [bars, brief, to(Page.KEPT, words.TO_KEPT), to(Page.PRIVACY, words.TO_PRIVACY)]


def _option(scene: Scene) -> Option:
    return Option(key_of(scene.id), scene.title)
