"""A folder of YAML, read: the records, where each of them stands, and what is wrong so far."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from .library import Library
from .schema import (
    Entry,
    Film,
    Golden,
    Language,
    LookAlike,
    Negatives,
    Recommendation,
    Scene,
    Sources,
    Summaries,
    Talk,
    Words,
)
from .source import Document, Location, PackError, Problem, Value, read, records, validate

M = TypeVar("M", bound=BaseModel)


@dataclass
class Pack:
    """A film pack as it was read: the records, where each stands, and what is wrong so far."""

    folder: Path
    problems: list[Problem] = field(default_factory=list[Problem])
    places: dict[tuple[type[BaseModel], str], tuple[Document, Location]] = field(
        default_factory=dict[tuple[type[BaseModel], str], tuple[Document, Location]]
    )
    library: Library | None = None
    broken: set[str] = field(default_factory=set[str])
    """Ids of records that are there but wrong, so that a reference to one is not a second problem."""

    def problem(self, record: BaseModel, location: Location, message: str) -> Problem:
        """A problem at a location within a record that was read."""
        document, above = self.places[_identity(record)]
        return document.problem((*above, *location), message)

    def problem_of(self, record_id: str, message: str) -> Problem:
        """A problem with a whole record, by its id."""
        document, location = next(place for (_, known), place in self.places.items() if known == record_id)
        return document.problem(location, message)

    def one(self, name: str, model: type[M]) -> M | None:
        """The one record that the file `name` holds."""
        if (document := self._read(self.folder / name)) is None:
            return None
        record, problems = validate(document, model)
        self.problems += problems
        if record is not None:
            self.places[_identity(record)] = (document, ())
        return record

    def many(self, pattern: str, model: type[M]) -> tuple[M, ...]:
        """The records of every list file that matches `pattern`, in the order of file names and lines."""
        found: list[M] = []
        for path in sorted(self.folder.glob(pattern)):
            if (document := self._read(path)) is not None:
                found += self._list(document, model)
        return tuple(found)

    def _read(self, path: Path) -> Document | None:
        try:
            document = read(path)
        except PackError as error:
            self.problems += error.problems
            self.broken |= _ids_of_unreadable(path)
            return None
        self.problems += document.problems
        return document

    def _list(self, document: Document, model: type[M]) -> Iterator[M]:
        if not isinstance(document.value, list):
            self.problems.append(document.problem((), "holds no list; wanted one record after another, each with '- '"))
        for index in range(records(document.value)):
            record, problems = validate(document, model, (index,))
            self.problems += problems
            if record is None:
                self.broken |= _raw_id(document.value, index)
                continue
            if (identity := _identity(record)) in self.places:
                self.problems.append(document.problem((index,), f"the id {identity[1]!r} is taken; wanted another"))
            else:
                self.places[identity] = (document, (index,))
                yield record


def read_pack(folder: Path) -> Pack:
    """Read every file that the guide runs on. What holds between the records is `check`'s."""
    pack = Pack(folder)
    if not folder.is_dir():
        pack.problems.append(Problem(folder, 0, 0, "is no folder; wanted a film pack (FILM_PACK names it)"))
        return pack
    film, words = pack.one("film.yaml", Film), pack.one("words.yaml", Words)
    sources, summaries = pack.one("sources.yaml", Sources), pack.one("summaries.yaml", Summaries)
    scenes, written = pack.many("scenes.yaml", Scene), pack.many("entries/*.yaml", Entry)
    lookalikes, talk = pack.many("lookalikes.yaml", LookAlike), pack.many("talk.yaml", Talk)
    languages, recommendations = pack.many("languages.yaml", Language), pack.many("next.yaml", Recommendation)
    if film and words and sources and summaries and scenes and written:
        entries = {entry.id: entry for entry in (*written, *(scene.as_entry() for scene in scenes))}
        pack.library = Library(
            film=film,
            scenes=scenes,
            entries=dict(sorted(entries.items())),
            sources=sources,
            words=words,
            lookalikes=tuple(sorted(lookalikes, key=lambda other: other.id)),
            talk=tuple(sorted(talk, key=lambda one: one.id)),
            languages=languages,
            summaries=summaries,
            recommendations=recommendations,
        )
    return pack


def read_golden(pack: Pack) -> tuple[Golden, ...]:
    """The pack's golden questions; problems go to the pack."""
    return pack.many("golden.yaml", Golden)


def read_negatives(pack: Pack) -> Negatives:
    """The pack's examples of what to refuse; problems go to the pack."""
    return pack.one("negatives.yaml", Negatives) or Negatives()


def _ids_of_unreadable(path: Path) -> set[str]:
    """The ids that a file would bring if it were YAML: one slip of the pen is one problem, not hundreds."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return set(re.findall(r"^- id: *([\w-]+)", text, re.MULTILINE))


def _raw_id(value: Value, index: int) -> set[str]:
    record = value[index] if isinstance(value, list) else None
    found = record.get("id") if isinstance(record, dict) else None
    return {found} if isinstance(found, str) else set()


def _identity(record: BaseModel) -> tuple[type[BaseModel], str]:
    names = (getattr(record, field, None) for field in ("id", "q", "name", "title"))
    return type(record), str(next(filter(None, names), ""))
