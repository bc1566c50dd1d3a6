"""Two admins who press in the same moment: one change is made, and the other admin is told."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.app import create_client
from bot.discord_ui.admin import words
from bot.discord_ui.client import GuideClient
from bot.discord_ui.errors import OVERTAKEN
from bot.settings.options import Scope
from bot.settings.sql import SqlStore
from bot.settings.store import Change, MemoryStore, Store
from tests.conftest import LANTERN

from .conftest import Office, control, read


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store, in memory and on disk."""
    url = f"sqlite+aiosqlite:///{tmp_path}/guide.sqlite3"
    found = MemoryStore() if request.param == "memory" else SqlStore(url)
    yield found
    await found.close()


@pytest.fixture
def simcord_bot(store: Store) -> GuideClient:
    """The client under test, on that store."""
    return create_client(LANTERN, store)


async def _at_once(office: Office, *doing: tuple[str, Sequence[Any], dict[str, Any]]) -> list[Any]:
    """The first admin does the first, the second the other, in the same moment; returns what each got.

    Nothing is written before both are about to: each has looked at the settings, and neither has changed them.
    """
    # SimCord has its tests do one thing at a time; beneath its guard stands the very same action.
    actions = [
        getattr(simcord.MemberActor, name).__wrapped__(admin, *arguments, **options)
        for admin, (name, arguments, options) in zip((office.admin, office.second), doing, strict=True)
    ]
    store = office.club.client.desk.settings.store
    change, gate = store.change, asyncio.Barrier(2)

    async def write(server: int, changes: Sequence[Change], *rest: Any) -> None:
        await gate.wait()
        await change(server, changes, *rest)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store, "change", write)
        return await asyncio.gather(*actions)


def _choose(panel: simcord.ResponseMessage, option: str, value: str) -> tuple[str, Sequence[Any], dict[str, Any]]:
    return "select", (panel, [value]), {"custom_id": control(panel, f":{option}:")}


def _type(office: Office, command: str, **options: object) -> tuple[str, Sequence[Any], dict[str, Any]]:
    return "slash", (office.inside, f"guide {command}"), options


@pytest.fixture
async def panels(office: Office) -> list[simcord.ResponseMessage]:
    """A panel of each admin, of the same place, where one option is set already."""
    await office.put(Scope.CHANNEL, "replies", "private")
    opened = [await admin.slash(office.inside, "guide panel") for admin in (office.admin, office.second)]
    return [result.response for result in opened if result.response]


async def test_one_choice_is_made_and_the_other_admin_is_told(
    office: Office, panels: list[simcord.ResponseMessage], store: Store
) -> None:
    """Whoever comes second sees what the first did, and nothing of theirs is written down."""
    before, chosen = await store.version(office.club.guild.id), ("hide", "show")
    await _at_once(office, *(_choose(panel, "policy", value) for panel, value in zip(panels, chosen, strict=True)))

    made = [line for line in await store.history(office.club.guild.id, 10) if line.number > before]
    (line,) = made
    first = (office.admin.id, office.second.id).index(line.by)
    assert await office.stored(Scope.CHANNEL, "policy") == line.after == chosen[first]
    assert read(panels[first]).startswith("Done")
    told, rest = read(panels[1 - first]).split("\n", 1)
    assert told == words.CHANGED_MEANWHILE.format(by=line.by, option="Later plot")
    assert rest == read(panels[first]).split("\n", 1)[1]


async def test_different_options_at_once_are_both_set(office: Office, panels: list[simcord.ResponseMessage]) -> None:
    """Only the same option of the same place is in the way."""
    await _at_once(office, _choose(panels[0], "policy", "hide"), _choose(panels[1], "listen", "off"))

    assert await office.stored(Scope.CHANNEL, "policy") == "hide"
    assert await office.stored(Scope.CHANNEL, "listen") == "off"
    assert all(read(panel).startswith("Done") for panel in panels)


async def test_pausing_at_once_pauses_once(office: Office, panels: list[simcord.ResponseMessage], store: Store) -> None:
    """The other admin is told who paused."""
    before = len(await store.history(office.club.guild.id, 100))
    await _at_once(office, *(("click", (panel,), {"label": words.PAUSE}) for panel in panels))

    assert await office.stored(Scope.CHANNEL, "paused") == "yes"
    assert len(await store.history(office.club.guild.id, 100)) == before + 1
    assert sorted(read(panel).startswith("Done") for panel in panels) == [False, True]


async def test_a_reset_never_sweeps_away_what_was_set_in_the_same_moment(
    office: Office, panels: list[simcord.ResponseMessage]
) -> None:
    """What the other admin set stays; the reset takes back what its admin saw, or nothing and says so."""
    await office.admin.click(panels[0], label=words.RESET)
    await _at_once(office, ("click", (panels[0],), {"label": words.YES_RESET}), _choose(panels[1], "policy", "hide"))

    assert await office.stored(Scope.CHANNEL, "policy") == "hide"
    was_reset = read(panels[0]).startswith("Done")
    assert (await office.stored(Scope.CHANNEL, "replies") is None) is was_reset
    assert was_reset or f"<@{office.second.id}> changed" in read(panels[0])


@pytest.mark.usefixtures("panels")
@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("set", {"option": "policy", "value": "hide"}),
        ("reset", {"option": "replies"}),
        ("reset", {}),
        ("pause", {}),
        ("import", {"file": ("x.yaml", b"server: {policy: show}")}),
    ],
)
async def test_one_command_is_done_and_the_other_admin_is_told(
    office: Office, store: Store, command: str, options: dict[str, object]
) -> None:
    """In private, and asked to look again; what changes nothing for the second counts all the same."""
    results = await _at_once(office, *[_type(office, command, **options)] * 2)

    by = (await store.history(office.club.guild.id, 1))[0].by
    first = (office.admin.id, office.second.id).index(by)
    assert read(results[first].response).startswith("Done")
    assert results[1 - first].response.ephemeral
    assert results[1 - first].response.content.startswith(OVERTAKEN.partition("**")[0].format(by=by))


async def test_undoing_one_change_at_once_undoes_it_once(office: Office, store: Store) -> None:
    """The other admin reads that it was changed again since."""
    await asyncio.gather(office.put(Scope.CHANNEL, "policy", "hide"), office.put(Scope.CHANNEL, "listen", "off"))
    guild = office.club.guild.id
    (number,) = (line.number for line in await store.history(guild, 2) if line.option == "policy")
    pages = [(await admin.slash(office.inside, "guide history")).response for admin in (office.admin, office.second)]
    results = await _at_once(office, *(_choose(page, "undo", str(number)) for page in pages if page))

    assert await office.stored(Scope.CHANNEL, "policy") is None
    assert [(line.option, line.after) for line in await store.history(guild, 1)] == [("policy", None)]
    assert [result.response.content for result in results].count(words.UNDO_LATE) == 1
