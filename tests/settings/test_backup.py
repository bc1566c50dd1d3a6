"""Copies of a database: whole, to either kind, and all or nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import backup
from bot.settings.options import Scope
from bot.settings.sql import SqlStore
from bot.settings.store import Bookmark, Change, StoreError
from bot.settings.views import Viewer

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SERVER = (Scope.SERVER, 5)


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """The address of a database that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path}/other/guide.sqlite3"


async def filled(url: str) -> None:
    """Something of everything that is kept."""
    store = SqlStore(url)
    await store.change(5, [Change(SERVER, "policy", "hide")], 1, NOW)
    await store.change(5, [Change(SERVER, "policy", None)], 1, NOW)
    await store.save_viewer(9, Viewer(horizon="s20", bars=False))
    await store.keep(9, Bookmark("porcupine", NOW))
    await store.count("wrong", "porcupine")
    await store.note_left(6, NOW)
    await store.close()


async def test_a_copy_holds_everything_and_goes_into_either_kind(database_url: str, empty: str) -> None:
    """From SQLite or PostgreSQL to SQLite and back: the same lines."""
    await filled(database_url)
    lines = await backup.dump(database_url)

    assert await backup.restore(empty, lines) == len(lines) - 1 == 6
    assert await backup.dump(empty) == lines


async def test_history_goes_on_after_a_restore(database_url: str, tmp_path: Path) -> None:
    """New lines of history are numbered after the restored ones."""
    source = f"sqlite+aiosqlite:///{tmp_path}/source.sqlite3"
    await filled(source)
    await backup.restore(database_url, await backup.dump(source))

    store = SqlStore(database_url)
    await store.change(5, [Change(SERVER, "policy", "show")], 1, NOW)
    numbers = [line.number for line in await store.history(5, 10)]
    await store.close()

    assert numbers == [3, 2, 1]


async def test_only_an_empty_database_is_restored_into(empty: str) -> None:
    """Nothing that is kept is ever mixed with a copy."""
    await filled(empty)

    with pytest.raises(backup.BackupError, match="has rows already; wanted an empty database"):
        await backup.restore(empty, await backup.dump(empty))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 3: is no JSON"),
        ("[]", "line 3: is no object"),
        ('{"table": "nothing"}', "line 3: there is no table 'nothing'"),
        ('{"table": "viewer", "member": 1}', "line 3: viewer has not the columns bars, brief, horizon"),
        ('{"table": "left_server", "server": 1, "at": "soon"}', "line 3: Invalid isoformat string: 'soon'"),
    ],
)
async def test_a_bad_line_is_named_and_nothing_is_kept(empty: str, line: str, message: str) -> None:
    """All or nothing."""
    good = '{"table": "event_count", "kind": "wrong", "entry": "dog", "number": 2}'

    with pytest.raises(backup.BackupError, match=message):
        await backup.restore(empty, ['{"stalker-guide": 1}', good, line])

    assert len(await backup.dump(empty)) == 1


async def test_another_file_is_no_backup(empty: str) -> None:
    """The first line says what a file is."""
    with pytest.raises(backup.BackupError, match="line 1: is no backup"):
        await backup.restore(empty, ['{"a": 1}'])


async def test_a_database_that_cannot_be_used_is_a_clear_line(tmp_path: Path) -> None:
    """Here a file that is no database."""
    (tmp_path / "guide.sqlite3").write_bytes(b"this is no database, but it is long enough to be read as one" * 20)

    with pytest.raises(StoreError, match="not a database"):
        await backup.upgrade(f"sqlite+aiosqlite:///{tmp_path}/guide.sqlite3")


async def test_of_defaults_nothing_is_kept(database_url: str) -> None:
    """Who takes back what they told leaves no row behind."""
    store = SqlStore(database_url)
    await store.save_viewer(3, Viewer("s10"))
    await store.save_viewer(3, Viewer())
    await store.close()

    assert [line for line in await backup.dump(database_url) if '"viewer"' in line] == []
