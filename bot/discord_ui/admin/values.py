"""Values of options in words, and as what a select offers. Everything comes from the options' declarations."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guide.library import Library
from bot.guide.spoiler import EVERYTHING, NOTHING
from bot.settings.options import Kind, Option, OptionError, Scope
from bot.settings.views import Location, ScopeKey

from . import words

SCENES_ON_PAGE = 20
"""A select holds 25: these, two for nothing and everything, two to turn the page, one to reset."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of a select: its value, what is written on it, and in a sentence what it means."""

    value: str
    label: str
    sentence: str = ""


def in_words(option: Option, value: str, library: Library) -> str:
    """A value as a reader understands it."""
    match option.kind:
        case Kind.CHOICE:
            return next((choice.label for choice in option.choices if choice.value == value), value)
        case Kind.SCENE:
            return _scene(value, library)
        case Kind.SECONDS:
            return {"0": words.NO_PAUSE, "1": words.SECOND}.get(value, words.SECONDS.format(count=value))
        case Kind.TEXT_CHANNEL:
            return words.NOWHERE if value == "none" else f"<#{value}>"


def in_a_row(values: Sequence[tuple[Option, str]], library: Library) -> str:
    """What is set somewhere, as one line."""
    return ", ".join(f"{option.label}: {in_words(option, value, library)}" for option, value in values)


def as_stored(option: Option, text: str, library: Library) -> str:
    """What an admin typed, as it is stored; labels stand for their values. Raises OptionError in the panel's words."""
    labels = {offer.label.casefold(): offer.value for offer in offers(option, option.default, library, 0)}
    scenes = [scene.id for scene in library.scenes]
    try:
        return option.check(labels.get(text.strip().casefold(), text), scenes)
    except OptionError:
        wanted = ", ".join(choice.label for choice in option.choices) or option.wanted(scenes)
        raise OptionError(
            words.NO_SUCH_VALUE.format(option=option.label, value=text.strip()[:40], wanted=wanted)
        ) from None


def meaning(option: Option, value: str) -> str:
    """What a value means, in a sentence; where it has none of its own, what the option is for."""
    return next((choice.sentence for choice in option.choices if choice.value == value), option.words)


def origin(key: ScopeKey | None, at: Location) -> str:
    """Where a value comes from, seen from a location."""
    if key is None:
        return words.BY_DEFAULT
    if key == at.chain[0]:
        return words.HERE
    return words.BY_CATEGORY if key[0] is Scope.CATEGORY else words.BY_SERVER


def offers(option: Option, value: str, library: Library, page: int) -> Sequence[Offer]:
    """The values that a select offers; scenes are more than fit, so they come by the page."""
    match option.kind:
        case Kind.CHOICE:
            return [Offer(choice.value, _capital(choice.label), choice.sentence) for choice in option.choices]
        case Kind.SCENE:
            return _scenes(library, page)
        case Kind.SECONDS:
            # A value set by command need not be among the presets.
            presets = sorted({*option.presets, value}, key=int)
            return [Offer(preset, _capital(in_words(option, preset, library))) for preset in presets]
        case Kind.TEXT_CHANNEL:
            return []


def page_of(value: str, library: Library) -> int:
    """The page of scenes on which a horizon stands."""
    scenes = [scene.id for scene in library.scenes]
    return scenes.index(value) // SCENES_ON_PAGE if value in scenes else 0


def _scenes(library: Library, page: int) -> Sequence[Offer]:
    last = (len(library.scenes) - 1) // SCENES_ON_PAGE
    page = min(page, last)
    shown = library.scenes[page * SCENES_ON_PAGE :][:SCENES_ON_PAGE]
    found = [Offer(NOTHING, _capital(words.SEEN_NOTHING)), Offer(EVERYTHING, _capital(words.SEEN_EVERYTHING))]
    found += [Offer(f">{page - 1}", words.EARLIER)] if page else []
    found += [Offer(scene.id, f"{scene.id} · {scene.title}"[:100]) for scene in shown]
    return found + ([Offer(f">{page + 1}", words.LATER)] if page < last else [])


def _scene(value: str, library: Library) -> str:
    if value in (NOTHING, EVERYTHING):
        return words.SEEN_NOTHING if value == NOTHING else words.SEEN_EVERYTHING
    title = next((scene.title for scene in library.scenes if scene.id == value), "?")
    return words.SEEN_UP_TO.format(scene=value, title=title)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
