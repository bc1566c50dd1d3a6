"""Strict YAML with positions: plain values out of a file, or every problem in it as file:line:column.

PyYAML reads YAML 1.1, where `no` is false, `1:30:00` is a number and the last of two equal keys wins in
silence. Here such a value is a problem that says what to write instead. Anchors, aliases, merge keys and tags
are refused too: a curator's file should read the way it looks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
Location: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: keys and indices, as pydantic reports them."""
M = TypeVar("M", bound=BaseModel)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it: about ten times as fast."""

_CORE = {"null": None, "true": True, "false": False}
_INT = re.compile(r"[-+]?(0|[1-9]\d*)")
_FLOAT = re.compile(r"[-+]?\d+\.\d+")
_STRING = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake of a film pack. Line and column count from 1; 0 means the file as a whole."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}" if self.line else str(self.path)
        return f"{where}: {self.message}"


class PackError(Exception):
    """A film pack that cannot be used. `problems` are all of its mistakes, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Document:
    """One file: its value, and where each value in it stands."""

    path: Path
    value: Value
    text: str
    problems: tuple[Problem, ...] = ()

    @cached_property
    def root(self) -> yaml.Node | None:
        """The file's nodes, which know their positions: read again, since a sound pack never asks for them."""
        return yaml.compose(self.text, Loader=_LOADER)

    def problem(self, location: Location, message: str) -> Problem:
        """A problem with the value at `location`, or with the nearest thing above it that is in the file."""
        line, column = self._position(location)
        return Problem(self.path, line, column, message)

    def _position(self, location: Location) -> tuple[int, int]:
        if self.root is None:
            return 0, 0
        node, rest = _find(self.root, location)
        line, column = node.start_mark.line, node.start_mark.column
        match rest:
            case (int(index), *_) if isinstance(node, yaml.ScalarNode) and node.style == "|":
                # A list of lines: the first stands below the bar.
                line += 1 + index
                text = self.text.splitlines()[line]
                column = len(text) - len(text.lstrip())
            case _:
                pass
        return line + 1, column + 1


def read(path: Path) -> Document:
    """Read one file. Raises PackError when it is no YAML at all; lesser `problems` are in the document."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PackError([Problem(path, 0, 0, f"is not UTF-8 text: byte {error.start} is wrong")]) from None
    except OSError as error:
        raise PackError([Problem(path, 0, 0, f"cannot be read: {error.strerror}")]) from None
    return parse(path, text)


def parse(path: Path, text: str) -> Document:
    """Read the text of one file. Raises PackError when it is no YAML at all."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise PackError([_syntax(path, error)]) from None
    except yaml.YAMLError as error:
        raise PackError([Problem(path, 0, 0, f"is not YAML: {str(error).splitlines()[0]}")]) from None
    builder = _Builder(path)
    value = builder.build(root) if root else None
    return Document(path, value, text, tuple(builder.problems))


def validate(document: Document, model: type[M], location: Location = ()) -> tuple[M | None, list[Problem]]:
    """The value at `location` as a `model`, or None and every way in which it is not one."""
    value = document.value
    for step in location:
        value = value[step]  # type: ignore[index]  # locations come from walking this very value
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        return None, [_invalid(document, location, detail["loc"], detail["msg"], detail["input"]) for detail in details]


def _invalid(document: Document, location: Location, loc: Location, message: str, value: object) -> Problem:
    where = ".".join(map(str, loc)) or "here"
    shown = f" (got {value!r:.60})" if isinstance(value, str | int | float | bool) else ""
    # A missing key is reported where its record starts, everything else at the value itself.
    return document.problem((*location, *loc), f"{where}: {message.removeprefix('Value error, ')}{shown}")


def _syntax(path: Path, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    context = f" ({error.context})" if error.context else ""
    return Problem(path, line, column, f"is not YAML: {error.problem}{context}")


def _find(node: yaml.Node, location: Location) -> tuple[yaml.Node, Location]:
    """The node at `location`; where it ends early (a missing key), the last node that is there and what is left."""
    for at, step in enumerate(location):
        below = _below(node, step)
        if below is None:
            return node, location[at:]
        node = below
    return node, ()


def _below(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        # For an unknown key pydantic's location ends in the key: point at the key's value like any other.
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


class _Builder:
    """Turns nodes into plain values and gathers what is wrong on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def build(self, node: yaml.Node) -> Value:
        if id(node) in self._seen:
            self._complain(node, "is an alias ('*name'); write the value out")
            return None
        self._seen.add(id(node))
        match node:
            case yaml.MappingNode():
                return self._mapping(node)
            case yaml.SequenceNode():
                return [self.build(item) for item in node.value]
            case yaml.ScalarNode():
                return self._scalar(node)
            case _:
                raise TypeError(f"{type(node).__name__} is no node of YAML")

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        built: dict[str, Value] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._complain(key, "a key must be one word")
            elif key.value in built:
                self._complain(key, f"the key {key.value!r} stands twice; keep one")
            elif key.value == "<<":
                self._complain(key, "merge keys ('<<') are not read here; write the values out")
            else:
                built[key.value] = self.build(value)
        return built

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        text: str = node.value
        if node.style:  # quoted or folded: text, whatever it looks like
            if node.tag not in (_STRING, "!"):
                self._complain(node, f"tags ({node.tag}) are not read here")
            return text
        if text in _CORE:
            return _CORE[text]
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if node.tag != _STRING:
            kind = node.tag.rpartition(":")[2]
            self._complain(node, f"{text!r} would be read as {kind} by YAML 1.1; write it in quotes")
        return text

    def _complain(self, node: yaml.Node, message: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, message))


def records(value: Value) -> int:
    """How many records the value of a list file holds; 0 where it is no list."""
    return len(value) if isinstance(value, list) else 0
