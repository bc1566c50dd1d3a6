"""What SQLite needs to be told, and what it does not notice by itself."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from .store import StoreError

_BUSY_MS = 5000
"""How long a new connection waits for another process. Transactions that write say themselves how long."""


class File:
    """The file of a database. While it is open it may be deleted or replaced, which SQLite does not notice."""

    def __init__(self, file: str | None) -> None:
        named = file and file != ":memory:" and not file.startswith("file:")
        self._path = Path(file) if file and named else None
        self._known: tuple[int, int] | None = None
        if self._path:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(f"the folder {self._path.parent} cannot be made: {error.strerror}") from None

    @property
    def was_moved(self) -> bool:
        """Whether the file that was noted is not there any more."""
        return self._known is not None and self._identity() != self._known

    def note(self) -> None:
        """Remember the file as it is now."""
        self._known = self._identity()

    def must_exist(self) -> None:
        """Raise StoreError where the file is gone: SQLite would begin an empty one instead."""
        if self._identity() is None:
            raise StoreError(f"the file {self._path} is gone")

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat() if self._path else None
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if found else None


def set_up(connection: Any, _record: object) -> None:  # noqa: ANN401  # the driver decides its type
    """Make a new connection durable, and ready for several processes."""
    # The driver's own transactions begin too late for a lock; ours begin in `begin`.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def begin(connection: sa.Connection) -> None:
    """Begin a transaction; one that writes names in `lock_ms` how long it waits for its turn."""
    # A writer takes the lock at once: two that read first and write later would end in a deadlock.
    lock_ms = connection.get_execution_options().get("lock_ms")
    if lock_ms is not None:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={lock_ms}")
    connection.exec_driver_sql("BEGIN" if lock_ms is None else "BEGIN IMMEDIATE")
