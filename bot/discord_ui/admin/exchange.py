"""All settings of a server as one YAML file, and back: every mistake with its line, and all of it or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import discord
import yaml

from bot.discord_ui.desk import Desk
from bot.discord_ui.errors import Refusal
from bot.guide.source import Document, Location, PackError, Value, parse
from bot.settings.options import BY_NAME, OptionError, Scope
from bot.settings.store import Change
from bot.settings.views import ScopeKey

from .changes import checked
from .state import State
from .target import Target, of_id, whole

FILE_NAME = "guide-settings.yaml"
LONGEST_FILE = 100_000
"""Bytes: thousands of channels fit."""
MOST_MISTAKES = 15

_SECTIONS = {"categories": Scope.CATEGORY, "channels": Scope.CHANNEL}


class ImportMistakes(Exception):  # noqa: N818  # mistakes of a file, in lines for its writer
    """A file that cannot be imported. `lines` name every mistake with its line in the file."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


def export(state: State) -> str:
    """The file: what is set, by scope. Names of channels are for readers, ids are what counts."""
    guild = state.guild
    content: dict[str, object] = {"server": dict(sorted(state.rows.get((Scope.SERVER, guild.id), {}).items()))}
    for section, scope in _SECTIONS.items():
        content[section] = [_record(guild, key, values) for key, values in _of_scope(state, scope)]
    head = f"# Settings of the guide on {guild.name!r}. What is not in this file is reset when it is imported.\n"
    return head + yaml.safe_dump(content, sort_keys=False, allow_unicode=True)


def read_changes(desk: Desk, state: State, text: str) -> list[Change]:
    """What has to change so that the settings are those of the file. Raises ImportMistakes."""
    try:
        document = parse(Path(FILE_NAME), text)
    except PackError as error:
        raise ImportMistakes([_line(problem.line, problem.message) for problem in error.problems]) from None
    reading = _Reading(desk, state.guild, document)
    reading.read()
    if reading.mistakes:
        raise ImportMistakes([_line(*mistake) for mistake in sorted(set(reading.mistakes))])
    wanted = reading.wanted
    for key, values in state.rows.items():
        for option in set(values) & set(BY_NAME):
            wanted.setdefault((key, option), None)
    return [
        Change(key, option, value)
        for (key, option), value in wanted.items()
        if state.rows.get(key, {}).get(option) != value
    ]


def _of_scope(state: State, scope: Scope) -> list[tuple[ScopeKey, Mapping[str, str]]]:
    return sorted((key, values) for key, values in state.rows.items() if key[0] is scope and values)


def _record(guild: discord.Guild, key: ScopeKey, values: Mapping[str, str]) -> dict[str, object]:
    channel = guild.get_channel(key[1])
    name = {"name": channel.name} if channel else {}
    return {"id": key[1], **name, **dict(sorted(values.items()))}


def _line(number: int, message: str) -> str:
    return f"line {number}: {message}" if number else message


@dataclass
class _Reading:
    """One file on its way to changes; mistakes are gathered, not raised, so that all of them are told."""

    desk: Desk
    guild: discord.Guild
    document: Document
    wanted: dict[tuple[ScopeKey, str], str | None] = field(default_factory=dict[tuple[ScopeKey, str], "str | None"])
    mistakes: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def read(self) -> None:
        self.mistakes += [(problem.line, problem.message) for problem in self.document.problems]
        content = self.document.value
        if not isinstance(content, dict):
            self._complain((), f"wanted server, {' and '.join(_SECTIONS)}, as /guide export writes them")
            return
        for name, value in content.items():
            if name == "server":
                self._values(whole(self.guild), value, (name,))
            elif name in _SECTIONS:
                self._section(name, value)
            else:
                self._complain((name,), f"there is no {name!r}; wanted server, {' or '.join(_SECTIONS)}")

    def _section(self, name: str, value: Value) -> None:
        if not isinstance(value, list):
            self._complain((name,), f"{name} is no list; wanted records that begin with '- id:'")
            return
        for index, record in enumerate(value):
            target = self._target(name, record, (name, index))
            if target is not None and isinstance(record, dict):
                values = {key: one for key, one in record.items() if key not in ("id", "name")}
                self._values(target, values, (name, index))

    def _target(self, section: str, record: Value, location: Location) -> Target | None:
        number = record.get("id") if isinstance(record, dict) else None
        if not isinstance(number, int | str) or not str(number).isdecimal():
            self._complain(location, "has no id; wanted the number of a channel or category")
            return None
        target = of_id(self.guild, int(number))
        if target is None or target.key != (_SECTIONS[section], int(number)):
            self._complain((*location, "id"), f"there is no such id among the {section} of this server: {number}")
            return None
        return target

    def _values(self, target: Target, values: Value, location: Location) -> None:
        if not isinstance(values, dict):
            self._complain(location, "holds no options; wanted lines such as 'policy: hide'")
            return
        for name, value in values.items():
            if name not in BY_NAME:
                self._complain((*location, name), f"there is no option {name!r}; wanted one of {', '.join(BY_NAME)}")
            elif not isinstance(value, str | int) or isinstance(value, bool):
                self._complain((*location, name), f"{name} has no value that can be used; write it in quotes")
            else:
                self._value(target, name, str(value), (*location, name))

    def _value(self, target: Target, name: str, value: str, location: Location) -> None:
        try:
            change = checked(self.desk, self.guild, target, BY_NAME[name], value)
        except (Refusal, OptionError) as error:
            self._complain(location, discord.utils.remove_markdown(str(error)))
            return
        if (target.key, name) in self.wanted:
            self._complain(location, f"{name} is set twice for the same place; keep one")
        self.wanted[target.key, name] = change.value

    def _complain(self, location: Location, message: str) -> None:
        problem = self.document.problem(location, message)
        self.mistakes.append((problem.line, message))


def told(mistakes: ImportMistakes) -> Iterator[str]:
    """The mistakes for the admin, in the order of lines; the first of them where there are many."""
    yield from (f"- {line[:200]}" for line in mistakes.lines[:MOST_MISTAKES])
    if len(mistakes.lines) > MOST_MISTAKES:
        yield f"- and {len(mistakes.lines) - MOST_MISTAKES} more"
