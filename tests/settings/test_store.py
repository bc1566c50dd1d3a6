"""What every store keeps, and how."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.settings.options import Scope
from bot.settings.store import Basis, Bookmark, Change, Overtaken, Store
from bot.settings.views import Viewer

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SERVER, CHANNEL = (Scope.SERVER, 5), (Scope.CHANNEL, 7)


async def test_a_change_is_there_and_can_be_reset(store: Store) -> None:
    """A value is kept under its scope; resetting takes it away."""
    await store.change(5, [Change(SERVER, "policy", "hide"), Change(CHANNEL, "policy", "show")], 1, NOW)

    assert (await store.snapshot(5))[0] == {SERVER: {"policy": "hide"}, CHANNEL: {"policy": "show"}}

    await store.change(5, [Change(CHANNEL, "policy", None)], 1, NOW)

    assert (await store.snapshot(5))[0].get(CHANNEL, {}) == {}


async def test_one_server_never_sees_another(store: Store) -> None:
    """Rows, history and version belong to one server."""
    await store.change(5, [Change(SERVER, "policy", "hide")], 1, NOW)

    assert (await store.snapshot(6))[0] == {}
    assert await store.history(6, 10) == ()
    assert await store.version(6) == 0


async def test_history_says_who_what_when_newest_first(store: Store) -> None:
    """Each change is written down with what it replaced, and can be undone from there."""
    await store.change(5, [Change(SERVER, "policy", "hide")], 1, NOW)
    await store.change(5, [Change(SERVER, "policy", "show")], 2, NOW + timedelta(hours=1))

    newest, oldest = await store.history(5, 10)

    assert (newest.before, newest.after, newest.by, newest.when) == ("hide", "show", 2, NOW + timedelta(hours=1))
    assert (oldest.before, oldest.after) == (None, "hide")
    assert newest.undone == Change(SERVER, "policy", "hide")
    assert await store.history(5, 1) == (newest,)


async def test_the_version_grows_with_every_change(store: Store) -> None:
    """So that other processes notice."""
    before = await store.version(5)
    await store.change(5, [Change(SERVER, "policy", "hide")], 1, NOW)
    between = await store.version(5)
    await store.change(5, [Change(SERVER, "policy", "hide")], 1, NOW)

    assert before < between < await store.version(5)


async def test_a_snapshot_is_the_settings_with_their_version(store: Store) -> None:
    """Also where nothing was ever set, and where everything was reset."""
    assert await store.snapshot(5) == ({}, 0)

    await store.change(5, [Change(SERVER, "policy", "hide"), Change(CHANNEL, "policy", "show")], 1, NOW)
    assert await store.snapshot(5) == ((await store.snapshot(5))[0], await store.version(5))

    await store.change(5, [Change(SERVER, "policy", None), Change(CHANNEL, "policy", None)], 1, NOW)
    rows, version = await store.snapshot(5)
    assert not any(rows.values())
    assert version == await store.version(5)


async def test_two_admins_at_once_lose_nothing(store: Store) -> None:
    """Twenty changes at the same moment are all there, each with the right predecessor."""
    changes = [Change((Scope.CHANNEL, number), "policy", "hide") for number in range(20)]
    await asyncio.gather(*(store.change(5, [change], number, NOW) for number, change in enumerate(changes)))

    assert len((await store.snapshot(5))[0]) == 20
    assert len(await store.history(5, 100)) == 20


async def test_changes_of_one_value_at_once_form_a_chain(store: Store) -> None:
    """What one change replaced is what the one before it had set."""
    values = [str(number) for number in range(10)]
    await asyncio.gather(*(store.change(5, [Change(SERVER, "cooldown", value)], 1, NOW) for value in values))

    lines = await store.history(5, 10)

    assert [line.before for line in lines[:-1]] == [line.after for line in lines[1:]]
    assert lines[-1].before is None


async def test_of_two_who_decided_on_the_same_version_one_is_refused(store: Store) -> None:
    """Twenty at the same moment: one is first, all others are told by whom, and nothing of theirs is written down."""
    basis = Basis(await store.version(5), SERVER, "policy")
    changes = (
        store.change(5, [Change(SERVER, "policy", str(by)), Change(CHANNEL, "policy", str(by))], by, NOW, basis)
        for by in range(20)
    )
    results = await asyncio.gather(*changes, return_exceptions=True)

    (first,) = (by for by, result in enumerate(results) if result is None)
    refused = [result for result in results if isinstance(result, Overtaken)]
    assert len(refused) == 19
    assert {(result.line.by, result.line.after) for result in refused} == {(first, str(first))}
    assert (await store.snapshot(5))[0] == {SERVER: {"policy": str(first)}, CHANNEL: {"policy": str(first)}}
    assert len(await store.history(5, 100)) == 2


@pytest.mark.parametrize(
    ("basis", "overtaken"),
    [
        (Basis(0, SERVER, "policy"), True),
        (Basis(0, SERVER), True),
        (Basis(0), True),
        (Basis(0, SERVER, "listen"), False),
        (Basis(0, CHANNEL), False),
        (Basis(0, (Scope.CATEGORY, 5)), False),
        (Basis(1_000_000), False),
    ],
)
async def test_only_what_was_decided_upon_counts(store: Store, basis: Basis, overtaken: bool) -> None:
    """An option at a scope, all of a scope, or all of a server."""
    await store.change(5, [Change(SERVER, "policy", "hide")], 1, NOW)
    writing = store.change(5, [Change(CHANNEL, "listen", "off")], 2, NOW, basis)
    if overtaken:
        with pytest.raises(Overtaken, match="policy was changed meanwhile by 1"):
            await writing
    else:
        await writing

    assert (CHANNEL in (await store.snapshot(5))[0]) is not overtaken


async def test_neither_ones_own_changes_nor_other_servers_overtake(store: Store) -> None:
    """An admin with two panels is not refused, and servers have nothing to do with each other."""
    await store.change(5, [Change(SERVER, "policy", "hide")], 1, NOW)
    await store.change(6, [Change((Scope.SERVER, 6), "policy", "hide")], 2, NOW)
    await store.change(5, [Change(SERVER, "policy", "show")], 1, NOW, Basis(0))

    assert (await store.snapshot(5))[0] == {SERVER: {"policy": "show"}}


async def test_viewers_are_kept_and_forgotten(store: Store) -> None:
    """What a member told is there until they take it back; then nothing is."""
    await store.save_viewer(3, Viewer("s10", bars=False, brief=True))
    await store.save_viewer(3, Viewer("s11", bars=False, brief=True))
    await store.keep(3, Bookmark("porcupine", NOW))

    assert await store.viewer(3) == Viewer("s11", bars=False, brief=True)

    await store.forget_viewer(3)

    assert await store.viewer(3) == Viewer()
    assert await store.bookmarks(3) == ()


async def test_bookmarks_are_kept_once_and_in_order(store: Store) -> None:
    """Keeping a question twice keeps it once; dropping lets only the named ones go."""
    await store.keep(3, Bookmark("porcupine", NOW))
    await store.keep(3, Bookmark("room", NOW + timedelta(seconds=1)))
    await store.keep(3, Bookmark("porcupine", NOW + timedelta(seconds=2)))

    assert await store.bookmarks(3) == (Bookmark("porcupine", NOW), Bookmark("room", NOW + timedelta(seconds=1)))

    await store.drop(3, ["porcupine"])

    assert [kept.entry for kept in await store.bookmarks(3)] == ["room"]


async def test_events_are_counted_by_entry(store: Store) -> None:
    """Only a kind, an entry and a number: no member, no words."""
    for entry in ("room", "room", "porcupine"):
        await store.count("wrong", entry)

    assert await store.counts() == (("wrong", "room", 2), ("wrong", "porcupine", 1))


async def test_servers_that_something_is_kept_of_are_known(store: Store) -> None:
    """With when they were left; also where everything was reset, and where nothing was ever set."""
    await store.change(5, [Change(SERVER, "policy", "hide"), Change(CHANNEL, "policy", "hide")], 1, NOW)
    await store.change(6, [Change((Scope.SERVER, 6), "policy", "hide")], 1, NOW)
    await store.change(6, [Change((Scope.SERVER, 6), "policy", None)], 1, NOW)
    await store.note_left(6, NOW)
    await store.note_left(7, NOW + timedelta(days=1))
    await store.save_viewer(8, Viewer("s10"))

    assert await store.servers() == {5: None, 6: NOW, 7: NOW + timedelta(days=1)}

    await store.note_left(6, None)
    await store.forget_left(NOW + timedelta(days=2))

    assert await store.servers() == {5: None, 6: None}


async def test_a_server_that_was_left_is_forgotten_after_its_time(store: Store) -> None:
    """Settings and history go 30 days after leaving, and stay when the guide came back."""
    for server in (5, 6, 7):
        await store.change(server, [Change((Scope.SERVER, server), "policy", "hide")], 1, NOW)
        await store.note_left(server, NOW)
    await store.note_left(6, None)
    await store.note_left(7, NOW + timedelta(days=20))

    assert await store.forget_left(NOW + timedelta(days=1)) == 1
    assert (await store.snapshot(5))[0] == {}
    assert await store.history(5, 10) == ()
    assert (await store.snapshot(6))[0] != {}
    assert (await store.snapshot(7))[0] != {}
