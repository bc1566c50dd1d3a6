"""Export and import: one YAML file, every mistake with its line, all or nothing."""

import pytest

from bot.discord_ui.admin import words
from bot.settings.options import OPTIONS, Scope

from .conftest import Office, read


async def _exported(office: Office) -> str:
    result = await office.admin.slash(office.outside, "guide export")
    assert result.response.ephemeral
    assert result.response.content == words.EXPORTED
    (file,) = result.response.attachments
    return (await file.read()).decode()


async def _imported(office: Office, text: str) -> str:
    result = await office.admin.slash(office.outside, "guide import", file=("settings.yaml", text.encode()))
    assert result.response.ephemeral
    return read(result.response)


async def test_what_is_exported_can_be_imported(office: Office) -> None:
    """Every option at every scope comes back, and what was set since is reset."""
    for option in OPTIONS:
        for scope in option.scopes:
            await office.put(scope, option.name, office.other_value(option.name))
    store, server = office.club.client.desk.settings.store, office.club.guild.id
    before = {key: values for key, values in (await store.snapshot(server))[0].items() if values}
    text = await _exported(office)
    await office.put(Scope.CHANNEL, "policy", None)
    await office.put(Scope.SERVER, "listen", "questions")
    await office.club.client.desk.settings.change(server, [], office.admin.id)

    assert "2 settings changed" in await _imported(office, text)
    assert {key: values for key, values in (await store.snapshot(server))[0].items() if values} == before
    assert await _imported(office, text) == words.IMPORTED_NOTHING


async def test_the_file_names_channels_for_its_reader(office: Office) -> None:
    """Ids alone tell nobody anything."""
    await office.put(Scope.CHANNEL, "policy", "hide")
    text = await _exported(office)

    assert f"id: {office.inside.id}\n  name: foyer\n  policy: hide" in text


async def test_what_is_not_in_the_file_is_reset(office: Office) -> None:
    """The file is the whole truth, and the history can undo it."""
    await office.put(Scope.CHANNEL, "policy", "hide")
    await _imported(office, "server: {policy: show}\n")

    assert await office.stored(Scope.CHANNEL, "policy") is None
    assert await office.stored(Scope.SERVER, "policy") == "show"


MISTAKES = """server:
  policy: maybe
  colour: red
  paused: yes
categories:
  - policy: hide
channels:
  - id: 4711
    policy: hide
  - id: {inside}
    log-channel: none
    cooldown: 99999
  - id: {inside}
    listen: off
    listen: mentions
  - nonsense
more: []
"""


async def test_every_mistake_is_told_with_its_line_and_nothing_is_changed(office: Office) -> None:
    """All of them in one go, also those of YAML itself."""
    await office.put(Scope.SERVER, "policy", "hide")
    told = await _imported(office, MISTAKES.format(inside=office.inside.id))

    assert told.startswith(words.IMPORT_WRONG)
    for line, part in [
        (2, "policy cannot be 'maybe'; wanted hide, tag, show"),
        (3, "there is no option 'colour'"),
        (4, "in quotes"),
        (6, "has no id"),
        (8, "no such id among the channels of this server: 4711"),
        (11, "whole server only"),
        (12, "cooldown cannot be '99999'"),
        (14, "in quotes"),
        (15, "stands twice"),
        (16, "has no id"),
        (17, "there is no 'more'"),
    ]:
        assert any(f"line {line}: " in found and part in found for found in told.splitlines()), (line, part, told)
    assert await office.stored(Scope.SERVER, "policy") == "hide"
    assert await office.stored(Scope.CHANNEL, "listen") is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("server: {policy: [", "is not YAML"),
        ("- a list", "wanted server"),
        ("", "wanted server"),
        ("server: 5", "holds no options"),
        ("channels: {id: 5}", "is no list"),
        ("server:\n  policy: &a hide\n  listen: *a\n", "alias"),
        ("server:\n  policy: null\n", "no value"),
    ],
)
async def test_whatever_the_file_holds_it_is_refused_in_words(office: Office, text: str, part: str) -> None:
    """No file makes anything worse than a sentence."""
    assert part in await _imported(office, text)
    assert await office.stored(Scope.SERVER, "policy") is None


async def test_another_servers_file_changes_nothing(office: Office) -> None:
    """Channels of another server are not known here."""
    foreign = office.club.env.create_guild("Elsewhere").create_text_channel("theirs")
    told = await _imported(office, f"channels:\n  - id: {foreign.id}\n    policy: hide\n")

    assert "line 2: there is no such id" in told
    assert "theirs" not in told


async def test_a_channel_is_not_taken_for_a_category(office: Office) -> None:
    """An id has to stand in the right list."""
    told = await _imported(office, f"categories:\n  - id: {office.inside.id}\n    policy: hide\n")

    assert "no such id among the categories" in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", words.IMPORT_NO_TEXT),
        (b"#" * 100_001, words.IMPORT_TOO_BIG.format(kilobytes=100)),
    ],
)
async def test_what_is_no_file_of_settings_is_not_read(office: Office, content: bytes, sentence: str) -> None:
    """Neither pictures nor books."""
    result = await office.admin.slash(office.outside, "guide import", file=("settings.yaml", content))

    assert result.response.content == sentence
