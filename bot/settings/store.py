"""What a store of settings can do, and the one that lives in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from .options import Scope
from .views import Rows, ScopeKey, Viewer


class StoreError(Exception):
    """The store cannot be read or written right now, in words for the host's log."""


@dataclass(frozen=True, slots=True)
class Change:
    """One option set to a value at one scope, or reset (None) so that the next scope decides."""

    scope: ScopeKey
    option: str
    value: str | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change that was made: by whom, when, from what to what. None means unset."""

    number: int
    scope: ScopeKey
    option: str
    before: str | None
    after: str | None
    by: int
    when: datetime

    @property
    def undone(self) -> Change:
        """The change that takes this one back."""
        return Change(self.scope, self.option, self.before)


@dataclass(frozen=True, slots=True)
class Basis:
    """What changes were decided upon: the settings of a version. Without an option or scope it is all of them."""

    version: int
    scope: ScopeKey | None = None
    option: str | None = None

    def is_overtaken_by(self, line: HistoryLine, by: int) -> bool:
        """Whether a change of the same server, made by somebody else, is newer than what was decided upon."""
        same = self.scope in (None, line.scope) and self.option in (None, line.option)
        return same and line.number > self.version and line.by != by


class Overtaken(Exception):  # noqa: N818  # nothing went wrong: somebody else was faster
    """Changes were not made, because somebody else changed what they were decided upon. `line` is the newest such."""

    def __init__(self, line: HistoryLine) -> None:
        self.line = line
        super().__init__(f"{line.option} was changed meanwhile by {line.by}")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A question kept for later: the entry, and when the member asked to keep it."""

    entry: str
    when: datetime


class Store(Protocol):
    """Settings of servers and members. Every write is kept before the call returns. Raises StoreError."""

    async def snapshot(self, server: int) -> tuple[Rows, int]:
        """All settings of a server with the version that they have, read in one go."""
        ...

    async def version(self, server: int) -> int:
        """A number that grows with every change of a server's settings; 0 where there never was one."""
        ...

    async def change(
        self, server: int, changes: Sequence[Change], by: int, when: datetime, basis: Basis | None = None
    ) -> None:
        """Make all changes or none, and write down what they changed.

        With a basis that somebody else has changed meanwhile none is made; nobody can get in between the look and the
        write. Raises Overtaken.
        """
        ...

    async def history(self, server: int, limit: int) -> tuple[HistoryLine, ...]:
        """The last changes, newest first."""
        ...

    async def viewer(self, user: int) -> Viewer:
        """What a member told about themselves; the defaults for somebody who never did."""
        ...

    async def save_viewer(self, user: int, viewer: Viewer) -> None:
        """Keep what a member told. Of somebody who told nothing but the defaults nothing is kept."""
        ...

    async def bookmarks(self, user: int) -> tuple[Bookmark, ...]:
        """A member's kept questions, oldest first."""
        ...

    async def keep(self, user: int, bookmark: Bookmark) -> None:
        """Keep a question; keeping it twice keeps it once."""
        ...

    async def drop(self, user: int, entries: Sequence[str]) -> None:
        """Let kept questions go."""
        ...

    async def forget_viewer(self, user: int) -> None:
        """Delete all that is kept of a member."""
        ...

    async def count(self, kind: str, entry: str) -> None:
        """Count an event about an entry (a wrong pick, a report), without who or what words."""
        ...

    async def counts(self) -> tuple[tuple[str, str, int], ...]:
        """All counted events: kind, entry, how often; most first."""
        ...

    async def servers(self) -> Mapping[int, datetime | None]:
        """Every server that something is kept of, with when the guide left it; None where it did not."""
        ...

    async def note_left(self, server: int, when: datetime | None) -> None:
        """Note when the guide left a server, or (None) that it is there again."""
        ...

    async def forget_left(self, before: datetime) -> int:
        """Delete the settings of servers left before a moment; returns how many."""
        ...

    async def close(self) -> None:
        """Let go of what the store holds open."""
        ...


@dataclass
class MemoryStore:
    """A store that forgets with its process: for tests, and for the guide without a database."""

    _rows: dict[int, dict[ScopeKey, dict[str, str]]] = field(default_factory=dict[int, dict[ScopeKey, dict[str, str]]])
    _history: dict[int, list[HistoryLine]] = field(default_factory=dict[int, list[HistoryLine]])
    _viewers: dict[int, Viewer] = field(default_factory=dict[int, Viewer])
    _bookmarks: dict[int, dict[str, Bookmark]] = field(default_factory=dict[int, dict[str, Bookmark]])
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    _left: dict[int, datetime] = field(default_factory=dict[int, datetime])

    async def snapshot(self, server: int) -> tuple[Rows, int]:
        rows = {scope: dict(values) for scope, values in self._rows.get(server, {}).items()}
        return rows, await self.version(server)

    async def version(self, server: int) -> int:
        return len(self._history.get(server, ()))

    async def change(
        self, server: int, changes: Sequence[Change], by: int, when: datetime, basis: Basis | None = None
    ) -> None:
        rows, history = self._rows.setdefault(server, {}), self._history.setdefault(server, [])
        newer = next((line for line in reversed(history) if basis and basis.is_overtaken_by(line, by)), None)
        if newer:
            raise Overtaken(newer)
        for change in changes:
            values = rows.setdefault(change.scope, {})
            before = values.pop(change.option, None)
            if change.value is not None:
                values[change.option] = change.value
            number = len(history) + 1
            history.append(HistoryLine(number, change.scope, change.option, before, change.value, by, when))

    async def history(self, server: int, limit: int) -> tuple[HistoryLine, ...]:
        return tuple(self._history.get(server, [])[: -limit - 1 : -1])

    async def viewer(self, user: int) -> Viewer:
        return self._viewers.get(user, Viewer())

    async def save_viewer(self, user: int, viewer: Viewer) -> None:
        self._viewers[user] = viewer
        if viewer == Viewer():
            del self._viewers[user]

    async def bookmarks(self, user: int) -> tuple[Bookmark, ...]:
        return tuple(self._bookmarks.get(user, {}).values())

    async def keep(self, user: int, bookmark: Bookmark) -> None:
        self._bookmarks.setdefault(user, {}).setdefault(bookmark.entry, bookmark)

    async def drop(self, user: int, entries: Sequence[str]) -> None:
        for entry in entries:
            self._bookmarks.get(user, {}).pop(entry, None)

    async def forget_viewer(self, user: int) -> None:
        self._viewers.pop(user, None)
        self._bookmarks.pop(user, None)

    async def count(self, kind: str, entry: str) -> None:
        self._counts[kind, entry] += 1

    async def counts(self) -> tuple[tuple[str, str, int], ...]:
        return tuple((kind, entry, number) for (kind, entry), number in self._counts.most_common())

    async def servers(self) -> Mapping[int, datetime | None]:
        changed = (server for server, lines in self._history.items() if lines)
        return {server: self._left.get(server) for server in (*changed, *self._left)}

    async def note_left(self, server: int, when: datetime | None) -> None:
        if when is None:
            self._left.pop(server, None)
        else:
            self._left[server] = when

    async def forget_left(self, before: datetime) -> int:
        gone = [server for server, when in self._left.items() if when < before]
        for server in gone:
            for kept in (self._rows, self._history, self._left):
                kept.pop(server, None)
        return len(gone)

    async def close(self) -> None:
        """Nothing is open."""


def scope_key(scope: str, key: int) -> ScopeKey:
    """A scope as stores write it: its name and an id."""
    return Scope(scope), key
