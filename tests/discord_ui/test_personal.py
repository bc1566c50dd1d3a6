"""What a member tells about themselves: kept, used, shown, taken back; end to end."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import simcord

from bot.app import create_client
from bot.guide import phrases
from bot.guide.library import Library, key_of
from bot.guide.pages import words
from bot.guide.pages.member import Member
from bot.guide.pages.progress import somewhere
from bot.guide.remember import scenes_like
from bot.guide.spoiler import Position
from bot.settings.sql import SqlStore
from bot.settings.store import Store, StoreError
from bot.settings.views import Viewer
from tests.conftest import LANTERN

from .conftest import Club, labels
from .test_browse import list_id, read

LATE = "He drowns in the storm"


def store(club: Club) -> Store:
    """Where the club's guide keeps what it was told."""
    return club.client.desk.settings.store


async def test_progress_is_said_in_one_press_and_used_privately(club: Club) -> None:
    """A private answer goes as far as the member, a public one as far as the place."""
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    assert told.response.ephemeral
    assert words.UNTOLD in read(told)

    await club.ann.click(told.response, label=words.FINISHED)

    assert await store(club).viewer(club.ann.id) == Viewer("everything")
    private = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother", private=True)
    public = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    assert LATE in read(private)
    assert "||" not in read(private)
    assert f"||{LATE}" in read(public)


async def test_having_finished_opens_the_notes_for_a_second_viewing(club: Club) -> None:
    """What to look for the second time, to its end."""
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    await club.ann.click(told.response, label=words.FINISHED)

    assert words.SEEN_ALL in read(told)
    assert "The empty chair of the supper" in read(told)


async def test_somewhere_is_chosen_by_captions(club: Club) -> None:
    """The last scene that was seen, out of lines that are safe for everybody."""
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    await club.ann.click(told.response, label=words.SOMEWHERE)
    await club.ann.select(told.response, [key_of("s04")], custom_id=list_id(told, "far"))

    assert await store(club).viewer(club.ann.id) == Viewer("s04")
    assert words.SEEN_TO.format(scene="A boat") in read(told)
    assert [file.filename for file in told.response.attachments] == ["scenes.png"]


async def test_the_last_thing_remembered_finds_its_scene(club: Club) -> None:
    """In the member's own words; they confirm it by its caption."""
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    await club.ann.click(told.response, label=words.SOMEWHERE)
    asked = await club.ann.click(told.response, label=words.MY_WORDS)
    offered = await club.ann.submit_modal(asked, {"memory": "they sat eating soup and nobody said anything"})

    assert offered.response.ephemeral
    assert labels(offered.response.components)[0] == "Supper"

    await club.ann.click(offered.response, label="Supper")
    assert await store(club).viewer(club.ann.id) == Viewer("s02")


async def test_forgetting_is_one_press_and_leaves_no_row(club: Club) -> None:
    """Who takes back the only thing they told is not in the store any more."""
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    await club.ann.click(told.response, label=words.NOT_YET)
    await club.ann.click(told.response, label=words.FORGET_PROGRESS)

    assert words.FORGOTTEN in read(told)
    assert await store(club).viewer(club.ann.id) == Viewer()


async def test_who_only_asks_is_not_stored(club: Club) -> None:
    """Asking, browsing and looking at what is stored write nothing about anybody."""
    for name in ("film", "timeline", "progress", "privacy"):
        await club.ann.slash(club.channels["tag"], f"lantern {name}")
    await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")

    shown = await club.ann.slash(club.channels["tag"], "lantern privacy")
    assert words.PRIVACY_NOTHING in read(shown)
    assert await store(club).viewer(club.ann.id) == Viewer()
    assert await store(club).bookmarks(club.ann.id) == ()


async def test_a_question_asked_too_early_comes_back_when_its_scene_is_passed(club: Club) -> None:
    """Kept by a press, offered when there is more to read, opened privately, listed, let go."""
    early = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother", private=True)
    kept = await club.ann.click(early.response, label=phrases.COME_BACK)
    assert words.KEPT_NOW.format(title="The brother") in read(kept)

    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    await _far(club, told, "s04")
    assert words.KEPT_READY not in read(told)

    await _far(club, told, "s05")
    assert words.KEPT_READY in read(told)
    key = next(iter(_values(told, "show")))
    opened = await club.ann.select(told.response, [key], custom_id=list_id(told, "show"))
    assert LATE in read(opened)

    listed = await club.ann.click(told.response, label=words.TO_KEPT)
    assert "- The brother" in read(told)
    await club.ann.select(told.response, [key], custom_id=list_id(told, "drop"))
    assert words.KEPT_NONE in read(told)
    assert listed.acknowledged
    assert await store(club).bookmarks(club.ann.id) == ()


async def test_buttons_instead_of_bars(club: Club) -> None:
    """A screen reader cannot open bars: later parts come one by one, and public pages stay as they are."""
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    await club.ann.click(told.response, label=words.BARS_OFF)

    private = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother", private=True)
    assert "||" not in read(private)
    assert LATE not in str(private.response.components)
    assert phrases.WITHOUT_BARS in labels(private.response.components)

    warned = await club.ann.click(private.response, label=phrases.WITHOUT_BARS)
    shown = await club.ann.click(warned.response, label=phrases.SHOW_NEXT)
    assert LATE in read(shown)


async def test_a_change_keeps_the_rest_even_where_it_could_not_be_read(
    club: Club, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that fails for a moment: what is assumed meanwhile is never kept."""
    await store(club).save_viewer(club.ann.id, Viewer("s30", brief=True))
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    club.client.desk.settings._viewers.drop(club.ann.id)
    kept, failing = store(club).viewer, [True]

    async def viewer(user: int) -> Viewer:
        if failing:
            raise StoreError(f"gone fishing for {failing.pop()}")
        return await kept(user)

    monkeypatch.setattr(store(club), "viewer", viewer)
    await club.ann.click(told.response, label=words.BARS_OFF)

    assert not failing
    assert await kept(club.ann.id) == Viewer("s30", bars=False, brief=True)


async def test_short_answers_can_be_had_in_full(club: Club) -> None:
    """The first passage, and a button for the rest."""
    await club.client.desk.settings.save_viewer(club.ann.id, Viewer("everything", brief=True))
    short = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother", private=True)
    assert LATE not in read(short)

    full = await club.ann.click(short.response, label=phrases.IN_FULL)
    assert LATE in read(full)


async def test_what_is_stored_is_shown_exported_and_deleted(club: Club) -> None:
    """In words and numbers, as a file, and gone at once."""
    told = await club.ann.slash(club.channels["tag"], "lantern progress")
    await _far(club, told, "s03")
    early = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother", private=True)
    await club.ann.click(early.response, label=phrases.COME_BACK)

    shown = await club.ann.slash(club.channels["tag"], "lantern privacy")
    assert words.SEEN_TO.format(scene="The lamp is lit") in read(shown)
    assert words.PRIVACY_KEPT.format(number=1, titles=" (The brother)") in read(shown)

    exported = await club.ann.click(shown.response, label=words.EXPORT)
    file = json.loads(await exported.response.attachments[0].read())
    assert file["how_far"] == "s03"
    assert [kept["topic"] for kept in file["kept"]] == ["The brother"]

    await club.ann.click(shown.response, label=words.DELETE_ALL)
    assert read(shown) == words.DELETED
    assert await store(club).viewer(club.ann.id) == Viewer()
    assert await store(club).bookmarks(club.ann.id) == ()


@pytest.mark.parametrize("logged", [True, False])
async def test_a_report_goes_to_the_log_channel_or_is_counted(club: Club, logged: bool) -> None:
    """With topic and reason and without the member; their words stand under a veil."""
    log = club.guild.create_text_channel("log")
    if logged:
        await club.set_server(log_channel=str(log.id))
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother", private=True)
    asked = await club.ann.click(answer.response, label=phrases.WRONG)
    thanked = await club.ann.submit_modal(asked, {"reason": ["spoiler"], "words": "he drowns, it said"})

    assert words.THANKS in read(thanked)
    posted = str([item.to_dict() for item in log.last_message.components]) if log.last_message else ""
    assert ("**The brother**, it told me too much" in posted) is logged
    assert ("||he drowns, it said||" in posted) is logged
    assert str(club.ann.id) not in posted
    assert await store(club).counts() == (() if logged else (("spoiler", "brother", 1),))


async def test_wrong_picks_are_counted_by_topic(club: Club) -> None:
    """*Not this* counts for what was wrong, without who or what words."""
    answer = await club.ann.slash(club.channels["tag"], "ask", question="who is the brother")
    await club.ann.click(answer.response, label=phrases.NOT_THIS)
    assert await store(club).counts() == (("wrong", "brother", 1),)

    await club.ann.slash(club.channels["tag"], "ask", question="zebra crossing rules")
    assert ("unanswered", "", 1) in await store(club).counts()


async def test_of_a_menu_none_is_wrong_for_being_first(club: Club) -> None:
    """Who wants none of it got no answer: no topic is counted."""
    menu = await club.ann.slash(club.channels["tag"], "ask", question="brother lamp keeper")
    await club.ann.click(menu.response, label=phrases.NONE_OF_THESE)

    assert read(menu) == phrases.NO_MORE
    assert await store(club).counts() == (("unanswered", "", 1),)


async def test_a_page_never_shows_what_is_only_assumed(club: Club) -> None:
    """While a member cannot be read the safest is assumed; shown as theirs, they would save it."""
    await store(club).save_viewer(club.ann.id, Viewer("s03"))
    settings = club.client.desk.settings
    settings._again_at = float("inf")  # as after a read that failed just now

    shown = await club.ann.slash(club.channels["tag"], "lantern progress")

    assert words.SEEN_TO.format(scene="The lamp is lit") in read(shown)


async def test_confirmed_progress_outlives_the_process_and_deletion_leaves_no_trace(tmp_path: Path) -> None:
    """What was confirmed is on disk before the confirmation; what was deleted is in no file of the database."""
    url = f"sqlite+aiosqlite:///{tmp_path}/guide.sqlite3"
    ann, seen = await _tell(url, words.NOT_YET)
    assert seen == Viewer("nothing")
    assert _is_in(tmp_path, ann)

    await _tell(url, None)
    assert not _is_in(tmp_path, ann)


def test_nobody_is_shown_captions_more_than_a_page_ahead(library: Library) -> None:
    """Going on ends a page after the one that the member is on; beyond that they say that they have seen these."""
    long = _longer(library, 45)
    for reached in range(0, 46, 5):
        reply = somewhere(Member(Position(reached)), 99, long)
        last = int(reply.blocks[-1].text.splitlines()[-1].split("**")[1])
        assert last <= (max(reached - 1, 0) // 10 + 2) * 10


def test_words_that_are_no_memory_of_the_film_find_no_scene(library: Library) -> None:
    """Mostly unknown words are no scene."""
    assert scenes_like("asdf qwerty lorem ipsum", library) == ()
    assert scenes_like("", library) == ()
    assert scenes_like("the waves and the thunder at sea", library)[0].id == "s05"


async def _far(club: Club, told: Any, scene: str) -> None:
    """Choose a scene in the member's progress."""
    await club.ann.click(told.response, label=words.SOMEWHERE)
    await club.ann.select(told.response, [key_of(scene)], custom_id=list_id(told, "far"))


def _values(told: Any, verb: str) -> list[str]:
    rows = (part["components"] for part in told.response.components if part["type"] == 1)
    lists = (item for row in rows for item in row if item["custom_id"].startswith(f"v1:{verb}:") and item["type"] == 3)
    return [option["value"] for item in lists for option in item["options"]]


async def _tell(url: str, label: str | None) -> tuple[int, Viewer]:
    """One process in which the same member says how far they are, or deletes everything; and what another then sees."""
    mine, other = SqlStore(url), SqlStore(url)
    async with simcord.run(create_client(LANTERN, mine)) as env:
        guild = env.create_guild("Club")
        channel = guild.create_text_channel("lore")
        ann = guild.add_member(env.create_user("ann"))
        shown = await ann.slash(channel, f"lantern {'progress' if label else 'privacy'}")
        await ann.click(shown.response, label=label or words.DELETE_ALL)
    # Read while the first is still open: nothing waits for an orderly end.
    seen = await other.viewer(ann.id)
    await other.close()
    await mine.close()
    return ann.id, seen


def _is_in(folder: Path, member: int) -> bool:
    """Whether the member's id, as SQLite writes it, stands anywhere in the database's files."""
    written = member.to_bytes(8, "big")
    return any(written in file.read_bytes() for file in folder.iterdir())


def _longer(library: Library, scenes: int) -> Library:
    """The same film with more scenes."""
    first = library.scenes[0]
    more = (first.model_copy(update={"id": f"s{number:02}", "title": f"Scene {number}"}) for number in range(7, scenes))
    return replace(library, scenes=(*library.scenes, *more))
