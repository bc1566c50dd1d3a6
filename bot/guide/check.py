"""What must hold between the records of a film pack. `load` insists on it; `check` adds what curators must mend."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel

from .fits import fitted, messages
from .leaks import leaks
from .library import Library, key_of
from .matching.corpus import reader_of
from .pack import Pack, read_golden, read_negatives, read_pack
from .schema import END, NONE, OPEN, Entry, Kind, LookAlike, Passage, Scene
from .source import Location, PackError, Problem
from .text import words

GENERAL_KNOWLEDGE = "general"
"""The source id of what is commonly known and rests on no work."""
MOST_GENERAL_KNOWLEDGE = 0.10
"""The share of passages that may rest on general knowledge."""


def load(folder: Path) -> Library:
    """The library of a film pack. Raises PackError with every problem of its form and its references."""
    pack = read_pack(folder)
    problems = [*pack.problems, *references(pack)]
    if problems or pack.library is None:
        raise PackError(problems or [Problem(folder, 0, 0, "is not complete; see the files it lacks")])
    return pack.library


def check(folder: Path) -> Pack:
    """Read a pack and apply every rule; the pack's `problems` are all there are."""
    pack = read_pack(folder)
    if not folder.is_dir():
        return pack
    for rule in (references, order, wordings, leaks, general_knowledge, golden, messages, fitted):
        pack.problems += rule(pack)
    return pack


def references(pack: Pack) -> Iterator[Problem]:
    """Every id that names nothing, and every link to a host that nobody has looked at."""
    if (library := pack.library) is None:
        return
    for record, location, passage in _passages(library):
        yield from _unknown(pack, record, (*location, "sources"), passage.sources, library.works, "source")
        if passage.reveal not in {OPEN, END, *library.timeline.scenes, *pack.broken}:
            yield pack.problem(record, (*location, "reveal"), f"there is no scene {passage.reveal!r}")
    for entry in _written(library):
        yield from _unknown(pack, entry, ("related",), entry.related, library.entries, "entry")
    for scene in library.scenes:
        yield from _unknown(pack, scene, ("who",), scene.who, library.entries, "entry")
        yield from _unknown(pack, scene, ("sources",), scene.sources, library.works, "source")
        yield from _unknown(pack, scene, ("related",), scene.related, library.entries, "entry")
    for other in library.lookalikes:
        yield from _unknown(pack, other, ("related",), other.related, library.entries, "entry")
    for record in library.recommendations:
        yield from _unknown(pack, record, ("sources",), record.sources, library.works, "source")
    yield from _film(pack, library)
    yield from _links(pack, library)


def order(pack: Pack) -> Iterator[Problem]:
    """Scenes out of order, and entries that would share one key."""
    if (library := pack.library) is None:
        return
    part, complete = 1, not any(re.fullmatch(r"s\d\d", name) for name in pack.broken)
    for number, scene in enumerate(library.scenes, start=1):
        if complete and scene.id != f"s{number:02}":
            yield pack.problem(scene, ("id",), f"{scene.id} stands where s{number:02} was wanted: film order, no gaps")
        if scene.part < part:
            yield pack.problem(scene, ("part",), f"part {scene.part} comes after part {part}")
        part = max(part, scene.part)
    keys = Counter(map(key_of, library.entries))
    for entry in library.entries.values():
        if keys[key_of(entry.id)] > 1:
            yield pack.problem(entry, ("id",), f"{entry.id!r} shares its key with another id; choose another")


def wordings(pack: Pack) -> Iterator[Problem]:
    """Wordings that say nothing once normalised, stand twice, or are claimed by two records."""
    if (library := pack.library) is None:
        return
    claimed: dict[tuple[str, ...], tuple[str, BaseModel]] = {}
    read = reader_of(library)
    for record, name, location, text in _wordings(library):
        normal = words(text) if isinstance(record, LookAlike) else read(text)
        if not normal:
            yield pack.problem(record, location, f"{text!r} has no word in it")
        elif normal not in claimed:
            claimed[normal] = (name, record)
        elif claimed[normal][0] == name:
            yield pack.problem(record, location, f"{text!r} stands twice here; wanted different words")
        else:
            yield pack.problem(record, location, f"{text!r} is a wording of {claimed[normal][0]!r} already")
    for record in (*_written(library), *library.scenes):
        # Choosing a title from a list asks for it, so that a title is a wording too.
        owner = claimed.setdefault(read(record.title), (record.id, record))[0]
        if owner != record.id:
            yield pack.problem(record, ("title",), f"{record.title!r} is a wording of {owner!r} already")


def general_knowledge(pack: Pack) -> Iterator[Problem]:
    """Too many passages without a source that a reader could look up."""
    if (library := pack.library) is None:
        return
    passages = [passage for _, _, passage in _passages(library)]
    general = sum(passage.sources == (GENERAL_KNOWLEDGE,) for passage in passages)
    if general > MOST_GENERAL_KNOWLEDGE * len(passages):
        share = f"{general} of {len(passages)} passages rest on general knowledge alone"
        yield Problem(pack.folder, 0, 0, f"{share}; wanted at most {MOST_GENERAL_KNOWLEDGE:.0%}")


def golden(pack: Pack) -> Iterator[Problem]:
    """Golden questions that must find something that is not there."""
    questions, _ = read_golden(pack), read_negatives(pack)
    if (library := pack.library) is None:
        return
    known = {NONE, *library.entries, *(other.id for other in library.lookalikes), *(t.id for t in library.talk)}
    for question in questions:
        for wanted in question.accepted - known - pack.broken:
            yield pack.problem(question, ("find",), f"there is no entry or look-alike {wanted!r}")


def _passages(library: Library) -> Iterator[tuple[BaseModel, Location, Passage]]:
    for entry in _written(library):
        for index, passage in enumerate(entry.answer):
            yield entry, ("answer", index), passage
    yield library.summaries, ("synopsis",), library.summaries.synopsis
    for index, passage in enumerate(library.summaries.whole):
        yield library.summaries, ("whole", index), passage


def _written(library: Library) -> Iterator[Entry]:
    return (entry for entry in library.entries.values() if entry.kind is not Kind.SCENE)


def _wordings(library: Library) -> Iterator[tuple[BaseModel, str, Location, str]]:
    askable: Iterable[Entry | Scene] = (*_written(library), *library.scenes)
    for record in askable:
        for index, text in enumerate(record.ask):
            yield record, record.id, ("ask", index), text
    for entry in _written(library):
        for index, text in enumerate(entry.corrects):
            yield entry, entry.id, ("corrects", index), text
    for other in library.lookalikes:
        for index, text in enumerate(other.terms):
            yield other, other.id, ("terms", index), text
    for talk in library.talk:
        for index, text in enumerate(talk.ask):
            yield talk, talk.id, ("ask", index), text


def _unknown(
    pack: Pack, record: BaseModel, location: Location, ids: Iterable[str], known: Iterable[str], what: str
) -> Iterator[Problem]:
    for index, wanted in enumerate(ids):
        if (wanted not in known and wanted not in pack.broken) or (
            what == "entry" and wanted == getattr(record, "id", None)
        ):
            yield pack.problem(record, (*location, index), f"there is no other {what} {wanted!r}")


def _film(pack: Pack, library: Library) -> Iterator[Problem]:
    film, scenes = library.film, library.timeline.scenes
    for name in ("opening", "ending"):
        if getattr(film, name) not in scenes:
            yield pack.problem(film, (name,), f"there is no scene {getattr(film, name)!r}")
    if film.opening >= film.ending:
        yield pack.problem(
            film, ("ending",), f"the ending ({film.ending}) must come after the opening ({film.opening})"
        )
    for name, wanted in film.ending_pages:
        yield from _unknown(pack, film, ("ending_pages", name), (wanted,), library.entries, "entry")
    for index, row in enumerate(film.card):
        yield from _unknown(pack, film, ("card", index, "sources"), row.sources, library.works, "source")


def _links(pack: Pack, library: Library) -> Iterator[Problem]:
    for index, work in enumerate(library.sources.works):
        if work.link and urlsplit(work.link).hostname not in library.sources.hosts:
            yield pack.problem(library.sources, ("works", index, "link"), f"{work.link} is on no reviewed host")
