"""The film scene by scene: pages of captions, and one scene in full."""

from collections.abc import Sequence
from itertools import groupby

from bot.guide import phrases
from bot.guide.library import Library, key_of
from bot.guide.render import Sight, answer_blocks, answerable, not_here, parts, withheld
from bot.guide.reply import Block, Button, Heading, Note, Option, Picture, Plain, Reply, Select, Verb
from bot.guide.schema import Entry, Scene
from bot.guide.spoiler import Fate, Position

from . import words
from .address import Page, foot, peek, to
from .paging import by_number, steps, within

SCENES_ON_A_PAGE = 10


def timeline(number: int, sight: Sight, library: Library) -> Reply:
    """One page of captions, as far as the message's readers are."""
    seen = seen_scenes(sight.horizon, library)
    if not seen:
        return nothing_yet(sight, Page.TIMELINE)
    pages = by_number(seen, SCENES_ON_A_PAGE)
    number = within(number, pages)
    shown = pages[number]
    first = number * SCENES_ON_A_PAGE + 1
    blocks: list[Block] = [Heading(words.SCENES)]
    for part, scenes in groupby(shown, key=lambda scene: scene.part):
        blocks.append(Note(words.PART.format(part=part)))
        blocks.append(Plain("\n".join(_line(scene, sight, library) for scene in scenes)))
    blocks.append(Note(words.FROM_TO.format(first=first, last=first + len(shown) - 1)))
    opening = Select(Verb.PAGE, words.OPEN_SCENE, tuple(map(_option, shown)), (Page.SCENE,))
    mapped = to(Page.JOURNEY, words.TO_JOURNEY)
    buttons = (*steps(Page.TIMELINE, (), number, pages), mapped, *foot(sight, Page.TIMELINE, f"{number:x}"))
    return Reply(tuple(blocks), buttons, selects=(opening,), picture=strip(sight, library))


def scene(entry: Entry, sight: Sight, library: Library) -> Reply:
    """One scene in full: where and who, what happens, what to notice, and what it means later."""
    if sight.hides and not answerable(entry, sight.horizon, library):
        return not_here(key_of(entry.id))
    found = parts(entry, sight, library)
    blocks = list(answer_blocks(entry, found, sight, library))
    if answerable(entry, sight.horizon, library):
        blocks[1:1] = _about(library.by_scene[entry.id], library)
    hidden = sight.private and any(part.fate is not Fate.PLAIN for part in found)
    return Reply(tuple(blocks), _scene_buttons(entry, sight, library, hidden=hidden))


def seen_scenes(horizon: Position, library: Library) -> list[Scene]:
    """The scenes that somebody at a horizon has seen, or may know of before watching."""
    return [scene for scene in library.scenes if library.reveals[scene.id] <= horizon]


def strip(sight: Sight, library: Library) -> Picture | None:
    """The scenes so far as a picture; it never shows more than its message may."""
    seen = seen_scenes(sight.horizon, library)
    if not seen:
        return None
    return Picture(sight.horizon, words.STRIP, marked=among(sight, library))


def among(sight: Sight, library: Library) -> bool:
    """Whether a picture may show where its reader is: one reader, who has begun and not finished."""
    return sight.private and 0 < sight.horizon < library.timeline.last


def nothing_yet(sight: Sight, page: Page, *arguments: str) -> Reply:
    """A page without anything visible: in a place that hides, what it always says to that."""
    if sight.hides:
        return withheld(peek(sight, page, *arguments))
    return Reply((Plain(words.NOTHING_YET),), tuple(foot(sight, page, *arguments)), quiet=True)


def _line(scene: Scene, sight: Sight, library: Library) -> str:
    number = library.timeline.horizon(scene.id)
    here = words.AS_FAR_AS_THIS if sight.private and number == sight.horizon else ""
    return f"**{number}** {scene.title} · *{words.PICTURES[scene.picture]}*{here}"


def _about(scene: Scene, library: Library) -> list[Block]:
    time = f" · {scene.time}" if scene.time else ""
    picture = words.PICTURES[scene.picture]
    about: list[Block] = [
        Note(words.ABOUT_SCENE.format(part=scene.part, picture=picture, where=scene.where, time=time))
    ]
    who = ", ".join(library.entries[person].title for person in scene.who)
    return [*about, Note(words.WITH.format(who=who))] if who else about


def _scene_buttons(entry: Entry, sight: Sight, library: Library, *, hidden: bool) -> tuple[Button, ...]:
    key = key_of(entry.id)
    seen = [scene.id for scene in seen_scenes(sight.horizon, library)]
    buttons = list(_neighbours(entry.id, seen))
    page = seen.index(entry.id) // SCENES_ON_A_PAGE if entry.id in seen else 0
    buttons.append(to(Page.TIMELINE, words.ALL_SCENES, f"{page:x}"))
    if hidden:
        buttons.append(Button(Verb.WITHOUT_BARS, phrases.WITHOUT_BARS, (key, "0")))
        buttons.append(Button(Verb.KEEP, phrases.COME_BACK, (key,)))
    if sight.private:
        buttons.append(Button(Verb.WRONG, phrases.WRONG, (key,)))
    return (*buttons, *foot(sight, Page.SCENE, key))


def _neighbours(scene: str, seen: Sequence[str]) -> list[Button]:
    if scene not in seen:
        return []
    at = seen.index(scene)
    before = [to(Page.SCENE, words.EARLIER, key_of(seen[at - 1]))] if at else []
    after = [to(Page.SCENE, words.LATER, key_of(seen[at + 1]))] if at + 1 < len(seen) else []
    return before + after


def _option(scene: Scene) -> Option:
    return Option(key_of(scene.id), scene.title)
