"""A database in trouble, end to end: members are answered, admins are told that nothing was changed."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord

from bot.app import create_client
from bot.discord_ui.client import GuideClient
from bot.discord_ui.errors import STORE_AWAY
from bot.settings import database
from bot.settings.options import Scope
from bot.settings.service import FRESH_FOR
from bot.settings.sql import SqlStore
from bot.settings.views import Viewer
from tests.conftest import LANTERN
from tests.discord_ui.conftest import texts
from tests.settings.trouble import SQLITE, Trouble

from .conftest import Office, control

LATE = "He drowns"
"""Of the answer to who the brother is, what is told late in the film."""


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a database in a folder that can be taken away."""
    return f"sqlite+aiosqlite:///{tmp_path}/data/guide.sqlite3"


@pytest.fixture
async def store(url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SqlStore]:
    """An empty store, and one that does not wait long for others."""
    monkeypatch.setattr(database, "_LOCK_PATIENCE", 0.1)
    found = SqlStore(url)
    yield found
    await found.close()


@pytest.fixture
def simcord_bot(store: SqlStore) -> GuideClient:
    """The client under test, on that store."""
    return create_client(LANTERN, store)


async def _asked(who: simcord.MemberActor, channel: simcord.ChannelHandle) -> str:
    """What the members of a channel read, each covered text with its bars."""
    return "\n".join(texts((await who.slash(channel, "ask", question="who is the brother")).response.components))


@pytest.mark.parametrize("trouble", SQLITE.values(), ids=SQLITE)
async def test_members_are_answered_and_nothing_is_claimed(
    office: Office, url: str, store: SqlStore, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    """Where settings were read lately they hold; elsewhere those that can be read, else later plot is hidden."""
    club, desk = office.club, office.club.client.desk
    elsewhere = club.env.create_guild("Elsewhere")
    unread = elsewhere.create_text_channel("lobby")
    stranger = elsewhere.add_member(club.env.create_user("sam"))
    shown = await _asked(club.ann, club.channels["show"])
    panel = await office.open()
    before = await store.snapshot(club.guild.id)
    async with trouble.begin(url, store) as troubled:
        desk.settings.store = troubled
        await club.env.advance_time(2 * FRESH_FOR)

        assert LATE in shown
        assert await _asked(club.ann, club.channels["show"]) == shown
        assert ("||" in await _asked(stranger, unread)) is trouble.readable

        caplog.clear()
        typed = await office.admin.slash(office.inside, "guide set", option="policy", value="hide")
        pressed = await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))
        for refused in (typed, pressed):
            assert refused.response.ephemeral
            assert refused.response.content == STORE_AWAY
        said = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
        assert [trouble.said in line for line in said] == [True, True]

    desk.settings.store = store
    assert await store.snapshot(club.guild.id) == before

    await club.env.advance_time(2 * FRESH_FOR)
    await office.admin.select(panel, ["hide"], custom_id=control(panel, ":policy:"))
    assert await office.stored(Scope.CHANNEL, "policy") == "hide"


async def test_who_cannot_be_looked_up_has_seen_nothing(office: Office, url: str, store: SqlStore) -> None:
    """Also where the place shows everything: what a member told about themselves may be less."""
    club = office.club
    await store.save_viewer(club.ann.id, Viewer("nothing"))
    await _asked(club.bob, club.channels["show"])
    async with SQLITE["away"].begin(url, store):
        private = await club.ann.slash(club.channels["show"], "ask", question="who is the brother", private=True)

        assert not [text for text in texts(private.response.components) if LATE in text and not text.startswith("||")]
