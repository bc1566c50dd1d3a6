"""Databases in trouble: a clear line, nothing half written, and settings as far as they are known."""

import logging
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.settings import database, service, sql
from bot.settings.options import HORIZON, Scope
from bot.settings.service import Settings
from bot.settings.sql import SqlStore
from bot.settings.store import Change, Overtaken, StoreError
from bot.settings.views import Location, Rows, Viewer
from tests import postgres

from .trouble import POSTGRESQL, SQLITE, Trouble, file_of

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SERVER = (Scope.SERVER, 5)
MANY = [Change((Scope.CHANNEL, number), "policy", "show") for number in range(300)]
"""So many changes at once that a database breaks off in the middle, if it ever does."""
CASES = [("sqlite", name) for name in SQLITE] + [("postgresql", name) for name in POSTGRESQL]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting is not what these tests are about."""
    monkeypatch.setattr(database, "_LOCK_PATIENCE", 0.1)
    for module in (database, sql, service):
        monkeypatch.setattr(module, "PATIENCE", 0.6)


@pytest.fixture
async def healthy(database_url: str) -> AsyncIterator[SqlStore]:
    """A store in which something is set, and a member has told something."""
    store = SqlStore(database_url)
    await store.change(5, [Change(SERVER, "policy", "show")], 1, NOW)
    await store.save_viewer(9, Viewer("s30"))
    yield store
    await store.close()


@pytest.fixture
def trouble(request: pytest.FixtureRequest, database_url: str) -> Trouble:
    """One kind of trouble for the kind of database at hand."""
    return (SQLITE if database_url.startswith("sqlite") else POSTGRESQL)[request.param]


class Clock:
    """Seconds that pass when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


in_every_trouble = pytest.mark.parametrize(("database_url", "trouble"), CASES, indirect=True)


@in_every_trouble
async def test_a_change_is_refused_whole_and_in_one_clear_line(
    healthy: SqlStore, database_url: str, trouble: Trouble
) -> None:
    """Without statement or traceback for the host; and when the trouble is over, changes are made again."""
    before = await healthy.snapshot(5), await healthy.history(5, 1000)
    async with trouble.begin(database_url, healthy) as store:
        with pytest.raises(StoreError) as refused:
            await store.change(5, MANY, 1, NOW)
        line = str(refused.value)
        assert trouble.said in line
        assert "\n" not in line
        assert "INSERT INTO" not in line

    assert (await healthy.snapshot(5), await healthy.history(5, 1000)) == before

    await healthy.change(5, MANY, 1, NOW)
    assert len((await healthy.snapshot(5))[0]) == 1 + len(MANY)


@in_every_trouble
async def test_answering_goes_on(
    healthy: SqlStore, database_url: str, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    """With what can be read, else with what was read last, else with the safest; logged once, not at each answer."""
    clock = Clock()
    settings = Settings(healthy, ["s30"], clock)
    known, unknown = Location(5), Location(6, channel=7)
    assert (await settings.place(known))["policy"] == "show"
    async with trouble.begin(database_url, healthy) as store:
        settings.store = store
        for _ in range(3):
            clock.now += 60
            assert (await settings.place(known))["policy"] == "show"
            assert (await settings.place(unknown))["policy"] == ("tag" if trouble.readable else "hide")
        clock.now += 60
        assert await settings.viewer(9) == Viewer("s30" if trouble.readable else HORIZON.default)
        assert await settings.viewer(9) == Viewer("s30" if trouble.readable else HORIZON.default)

    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == (0 if trouble.readable else 1)

    settings.store = healthy
    clock.now += 60
    assert (await settings.place(unknown))["policy"] == "tag"
    assert await settings.viewer(9) == Viewer("s30")
    assert ("settings can be read again" in caplog.text) is not trouble.readable


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_file_that_was_replaced_is_opened_anew(healthy: SqlStore, database_url: str) -> None:
    """A copy was put in its place: what is kept from now on is kept there."""
    folder = file_of(database_url).parent
    folder.rename(folder.with_name("aside"))
    other = SqlStore(database_url)
    await other.change(5, [Change(SERVER, "policy", "hide")], 2, NOW)

    assert (await healthy.snapshot(5))[0] == {SERVER: {"policy": "hide"}}
    await healthy.change(5, [Change(SERVER, "policy", "tag")], 1, NOW)
    assert (await other.snapshot(5))[0] == {SERVER: {"policy": "tag"}}
    await other.close()


async def test_a_start_needs_no_turn_to_write(healthy: SqlStore, database_url: str) -> None:
    """Where nothing is to be upgraded: another process may be writing just then."""
    async with (SQLITE if database_url.startswith("sqlite") else POSTGRESQL)["locked"].begin(database_url, healthy):
        store = SqlStore(database_url)
        await store.open()
        await store.close()


async def test_a_server_that_is_stopped_is_a_clear_line() -> None:
    """With the guide's connections open; known settings stay, and a change is refused."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed here")
    clock = Clock()
    with postgres.server() as url:
        store = SqlStore(url)
        settings = Settings(store, ["s30"], clock)
        await settings.change(5, [Change(SERVER, "policy", "show")], 1)
        assert (await settings.place(Location(5)))["policy"] == "show"

    clock.now += 60
    assert (await settings.place(Location(5)))["policy"] == "show"
    assert (await settings.place(Location(6)))["policy"] == "hide"
    with pytest.raises(StoreError, match="Connect call failed"):
        await settings.change(5, [Change(SERVER, "policy", "hide")], 1)
    await store.close()


async def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    """It takes connections, and that is all: Discord wants an answer within three seconds."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        store = SqlStore(f"postgresql+asyncpg://guide@127.0.0.1:{silent.getsockname()[1]}/guide")
        store._database._is_ready = True  # it was, before the server froze
        for doing in (store.snapshot(5), store.change(5, MANY, 1, NOW), store.history(5, 1), store.bookmarks(9)):
            with pytest.raises(StoreError, match="no answer in time"):
                await doing
        await store.close()


class Failing(SqlStore):
    """A store that cannot be read, and counts how often that was tried."""

    tries = 0

    async def snapshot(self, server: int) -> tuple[Rows, int]:  # noqa: ARG002  # the store's form
        self.tries += 1
        raise StoreError("gone fishing")


async def test_an_answer_waits_for_one_failing_read_at_most() -> None:
    """Each takes several, and each could take its second."""
    clock = Clock()
    store = Failing("sqlite+aiosqlite:///:memory:")
    settings = Settings(store, ["s30"], clock)
    for server in (5, 6, 7):
        assert (await settings.place(Location(server)))["policy"] == "hide"
    assert store.tries == 1

    clock.now += service.AGAIN_AFTER
    await settings.place(Location(5))
    assert store.tries == 2
    await store.close()


async def test_a_refusal_keeps_the_last_known_settings(healthy: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the store was away or somebody else was faster: nobody falls back to the safest for that."""
    settings = Settings(healthy, ["s30"], Clock())
    await settings.place(Location(5))
    for error in (StoreError("gone fishing"), Overtaken((await healthy.history(5, 1))[0])):

        async def refuse(*_: object, error: Exception = error) -> None:
            raise error

        with monkeypatch.context() as patched:
            patched.setattr(healthy, "change", refuse)
            with pytest.raises(type(error)):
                await settings.change(5, [Change(SERVER, "policy", "hide")], 1)
        assert (await settings.place(Location(5)))["policy"] == "show"


async def test_what_another_process_forgot_is_not_shown_for_long(healthy: SqlStore, database_url: str) -> None:
    """Members are read again after a short while, as servers are."""
    clock, other = Clock(), SqlStore(database_url)
    settings = Settings(other, ["s30"], clock)
    assert (await settings.viewer(9)).horizon == "s30"

    await healthy.forget_viewer(9)
    clock.now += service.FRESH_FOR

    assert await settings.viewer(9) == Viewer()
    await other.close()


async def test_what_was_read_during_a_write_is_not_remembered(
    healthy: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow read that began before a member told something would bring back what was."""
    settings, read = Settings(healthy, ["s30"], Clock()), healthy.viewer

    async def slowly(user: int) -> Viewer:
        before = await read(user)
        await settings.save_viewer(user, Viewer("everything"))
        return before

    with monkeypatch.context() as patched:
        patched.setattr(healthy, "viewer", slowly)
        await settings.viewer(9)

    assert (await settings.viewer(9)).horizon == "everything"
