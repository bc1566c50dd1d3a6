"""The journey as a picture: the places so far, and who met whom in them."""

from bot.guide import phrases
from bot.guide.library import Library
from bot.guide.render import Sight, kinds_of
from bot.guide.reply import Button, Drawing, Heading, Note, Picture, Reply
from bot.guide.schema import Kind

from . import words
from .address import Page, foot, to
from .timeline import among, nothing_yet, seen_scenes

WHOLE = "1"
"""The argument for all of the journey, covered."""
LONGEST_ALT = 1000
"""Characters that describe a picture; Discord takes 1,024."""


def journey(extent: str, sight: Sight, library: Library) -> Reply:
    """The map as far as the message's readers are; or all of it, covered, where later parts are sent covered."""
    if not seen_scenes(sight.horizon, library):
        return nothing_yet(sight, Page.JOURNEY)
    if extent == WHOLE and _covers(sight, library):
        picture = Picture(library.timeline.last, words.JOURNEY_WHOLE, covered=True, drawing=Drawing.JOURNEY)
        other = to(Page.JOURNEY, words.SO_FAR if sight.private else words.SO_FAR_HERE)
        later = [reveal for reveal in library.reveals.values() if reveal > sight.horizon]
        note = Note(phrases.BELOW.format(kinds=kinds_of(later, library)))
        return Reply((Heading(words.JOURNEY), note), _buttons(other, sight, extent), picture=picture)
    alt = _alt(sight, library)
    picture = Picture(sight.horizon, alt, marked=among(sight, library), drawing=Drawing.JOURNEY)
    whole = to(Page.JOURNEY, words.JOURNEY_ALL, WHOLE) if _covers(sight, library) else None
    return Reply((Heading(words.JOURNEY), Note(words.JOURNEY_HOW)), _buttons(whole, sight, ""), picture=picture)


def people(library: Library) -> dict[str, str]:
    """What the people of the film are called; who else is in a scene is no person."""
    return {entry.id: entry.title for entry in library.entries.values() if entry.kind is Kind.PERSON}


def _covers(sight: Sight, library: Library) -> bool:
    """Whether there is more that may be sent here, covered."""
    return not sight.hides and sight.bars and sight.horizon < library.timeline.last


def _buttons(other: Button | None, sight: Sight, extent: str) -> tuple[Button, ...]:
    others = [other] if other else []
    arguments = (extent,) if extent else ()
    return (*others, to(Page.TIMELINE, words.TO_TIMELINE), *foot(sight, Page.JOURNEY, *arguments))


def _alt(sight: Sight, library: Library) -> str:
    """In words what is on the picture: for those who hear it, the places are the map."""
    seen, names = seen_scenes(sight.horizon, library), people(library)
    places: list[str] = []
    for scene in seen:
        if scene.place and scene.place not in places[-1:]:
            places.append(scene.place)
    met = dict.fromkeys(names[person] for scene in seen for person in scene.who if person in names)
    told = words.JOURNEY_ALT.format(places=", ".join(places), people=", ".join(met))
    return told if places and met and len(told) <= LONGEST_ALT else words.JOURNEY_SHORT
