"""The leak rule: no text of a pack may give away what the film tells later than the text is shown.

`words.yaml` lists patterns with the scene that reveals each. Every string that can reach a member is looked at:
titles and captions at `open`, a passage at its own reveal. A false alarm is allowed one by one, with a reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from .library import Library
from .pack import Pack
from .schema import END, OPEN, FalseAlarm, Kind, Passage
from .source import Location, Problem
from .spoiler import Position


@dataclass(frozen=True, slots=True)
class ShownText:
    """A string that can leave, and the reveal at which it does."""

    record: BaseModel
    location: Location
    text: str
    reveal: str


def leaks(pack: Pack) -> Iterator[Problem]:
    """Every text that gives something away too early, and every allowance that is no longer needed."""
    if (library := pack.library) is None or not {library.film.opening, library.film.ending} <= _known(library):
        return
    terms = [
        (re.compile(term.pattern, re.IGNORECASE), library.timeline.reveal(term.reveal), term.reveal)
        for term in library.words.spoilers
        if term.reveal in _known(library)
    ]
    used: set[FalseAlarm] = set()
    for shown in shown_texts(library):
        if shown.reveal not in _known(library):
            continue  # `references` reports it
        position = library.timeline.reveal(shown.reveal)
        for found in _too_early(shown.text, position, terms):
            alarm = _allowance(library, shown, found[0])
            if alarm:
                used.add(alarm)
            else:
                message = f"{found[0]!r} gives away what {found[1]} tells; this text is shown at {shown.reveal}"
                yield pack.problem(shown.record, shown.location, message)
    for index, alarm in enumerate(library.words.allowed):
        if alarm not in used:
            yield pack.problem(library.words, ("allowed", index), f"nothing in {alarm.where!r} needs it; remove it")


def shown_texts(library: Library) -> Iterator[ShownText]:
    """Every string of a library that a member can come to read."""
    for entry in library.entries.values():
        if entry.kind is not Kind.SCENE:
            yield from _open(entry, "title")
            for index, passage in enumerate(entry.answer):
                yield from _passage(entry, ("answer", index), passage)
    for scene in library.scenes:
        yield from _open(scene, "title")
        yield from _fields(scene, scene.id, "happens", "notice", "where", "place", "time")
        yield from _fields(scene, END, "later")
    yield from _single_records(library)


def _single_records(library: Library) -> Iterator[ShownText]:
    film, summaries = library.film, library.summaries
    yield from _open(film, "name", "guide_name", "pitch", "promise")
    for index, row in enumerate(film.card):
        yield ShownText(film, ("card", index, "label"), row.label, OPEN)
        yield ShownText(film, ("card", index, "text"), row.text, OPEN)
    for index, example in enumerate(film.examples):
        yield ShownText(film, ("examples", index), example, OPEN)
    yield from _passage(summaries, ("synopsis",), summaries.synopsis)
    for index, passage in enumerate(summaries.whole):
        yield from _passage(summaries, ("whole", index), passage)
    for record in library.recommendations:
        yield from _open(record, "title", "by", "why")
    for lookalike in library.lookalikes:
        yield from _open(lookalike, "name", "redirect")
    for speech in (*library.talk, *library.languages):
        yield from _open(speech, "reply")
    for index, work in enumerate(library.sources.works):
        # A work is cited beside passages of any reveal.
        yield ShownText(library.sources, ("works", index), work.citation, OPEN)


def _open(record: BaseModel, *names: str) -> Iterator[ShownText]:
    return _fields(record, OPEN, *names)


def _fields(record: BaseModel, reveal: str, *names: str) -> Iterator[ShownText]:
    for name in names:
        yield ShownText(record, (name,), getattr(record, name) or "", reveal)


def _passage(record: BaseModel, location: Location, passage: Passage) -> Iterator[ShownText]:
    yield ShownText(record, (*location, "text"), passage.text, passage.reveal)
    yield ShownText(record, (*location, "by"), passage.by or "", passage.reveal)


def _known(library: Library) -> set[str]:
    return {OPEN, END, *library.timeline.scenes}


def _too_early(
    text: str, position: Position, terms: list[tuple[re.Pattern[str], Position, str]]
) -> Iterator[tuple[str, str]]:
    for pattern, reveal, token in terms:
        if reveal > position and (found := pattern.search(text)):
            yield found.group(), token


def _allowance(library: Library, shown: ShownText, found: str) -> FalseAlarm | None:
    where = getattr(shown.record, "id", None) or type(shown.record).__name__.lower()
    for alarm in library.words.allowed:
        if alarm.where == where and alarm.text in shown.text and found in alarm.text:
            return alarm
    return None
