"""How the try-out page starts, what its world holds, and how it ends."""

import asyncio
import signal
import socket
import subprocess
from pathlib import Path

import pytest
import simcord

from bot.app import create_client
from bot.discord_ui.client import GuideClient
from bot.tryout.pace import Pace
from bot.tryout.world import build
from tests.conftest import LANTERN

from .browser import PATIENCE, TRY, environment, served

LATE = "He drowns in the storm"


@pytest.fixture
def simcord_bot() -> GuideClient:
    """The real client on the pack of a film that does not exist."""
    return create_client(LANTERN)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(stop: signal.Signals) -> None:
    """Ctrl-C and SIGTERM alike end it with a word and without an error."""
    with served(LANTERN) as (_, process):
        process.send_signal(stop)
        said, _ = process.communicate(timeout=PATIENCE)

    assert process.returncode == 0
    assert said == "Stopped.\n"


def test_a_taken_port_is_named_with_the_cure(tmp_path: Path) -> None:
    """One line says which port it is and how to choose another; the exit code is not 0."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [*TRY, "--port", str(port), "--pack", str(LANTERN)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
        )

    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} cannot be used (Address already in use). Try another: stalker-guide try --port {port + 1}\n"
    )


@pytest.mark.parametrize(
    ("channel", "veiled", "late"), [("general", True, True), ("spoiler-free", False, False), ("seen-it", False, True)]
)
async def test_each_channel_has_its_policy(
    simcord_env: simcord.Env, simcord_bot: GuideClient, channel: str, *, veiled: bool, late: bool
) -> None:
    """One tags, one hides, one shows."""
    world = await build(simcord_env, simcord_bot.desk.settings, "Lantern Guide")

    result = await world.members[0].slash(world.channels[channel], "ask", question="who is the brother")

    assert ("||" in str(result.response.components)) is veiled
    assert (LATE in str(result.response.components)) is late


@pytest.mark.parametrize("channel", ["general", "spoiler-free", "seen-it", "dm"])
async def test_every_place_has_a_page(simcord_env: simcord.Env, simcord_bot: GuideClient, channel: str) -> None:
    """The three channels are there for three members, direct messages for one."""
    world = await build(simcord_env, simcord_bot.desk.settings, "Lantern Guide")

    async with world.preview(channel, 0) as preview:
        shown = await preview.snapshot()

    assert len(preview.viewers) == (1 if channel == "dm" else 3)
    assert shown["status"] == "current"


async def test_the_admin_may_manage_the_server_and_the_others_not(
    simcord_env: simcord.Env, simcord_bot: GuideClient
) -> None:
    """So the page shows the commands of each."""
    world = await build(simcord_env, simcord_bot.desk.settings, "Lantern Guide")
    server = simcord_bot.get_guild(world.channels["general"].guild.id)
    assert server is not None
    members = [await server.fetch_member(member.id) for member in world.members]

    assert [member.guild_permissions.manage_guild for member in members] == [False, False, True]


async def test_a_leading_name_is_a_mention_and_a_later_one_is_not(
    simcord_env: simcord.Env, simcord_bot: GuideClient
) -> None:
    """Both "@Guide" and the guide's own name address it; its name within a sentence does not."""
    world = await build(simcord_env, simcord_bot.desk.settings, "Lantern Guide")
    channel = world.channels["general"]
    nadia, viktor, ada = world.members

    for member, text in ((nadia, "@guide who is the keeper"), (viktor, "@Lantern Guide, who is the keeper")):
        await member.send(channel, text)
        assert "Anna" in str([item.to_dict() for item in channel.last_message.components])
    await ada.send(channel, "I asked @Guide who the keeper is")
    assert channel.last_message.author.id == ada.id


async def test_what_a_person_does_and_the_clocks_steps_take_turns(
    simcord_env: simcord.Env, simcord_bot: GuideClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SimCord refuses an action during a step of its clock, and its page gives up then: no action is refused."""
    monkeypatch.setattr("bot.tryout.pace.TICK", 0)

    async def step(_seconds: float) -> None:
        simcord_env._begin_operation("advance_time")
        try:
            await asyncio.sleep(0.03)
        finally:
            simcord_env._end_operation()

    monkeypatch.setattr(simcord_env, "advance_time", step)
    world = await build(simcord_env, simcord_bot.desk.settings, "Lantern Guide")
    async with world.preview("general", 0) as preview:
        following = asyncio.create_task(Pace(simcord_env, preview).follow())
        page = preview._open_page(str(world.members[0].id), None)
        done: list[str] = []
        for number in range(1, 6):
            await asyncio.sleep(0.01)
            action = {"protocol_version": 3, "sequence": number, "request_id": f"r{number}", "kind": "refresh"}
            result = await preview._action(page.id, {**action, "generation": 1, "bot_generation": 1})
            done.append(result["settlement"])
        following.cancel()
        await asyncio.wait({following})

    assert done == ["settled"] * 5
