"""What a host reads when something is amiss: one clear line that names the thing and the cure, and no traceback."""

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

import discord.http
import pytest

from bot.cli import main
from bot.config import Config
from bot.settings.sql import SqlStore
from bot.terminal import run as running
from tests.conftest import LANTERN
from tests.settings.trouble import SQLITE

VARIABLES = [name.upper() for name in Config.model_fields]


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder and an environment without the guide's variables."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FILM_PACK", str(LANTERN))


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Generator[type["_Discord"]]:
    """A Discord that answers whatever is asked with an error; `status` says which."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Discord)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{server.server_address[1]}")
    yield _Discord
    server.shutdown()
    thread.join()
    server.server_close()


class _Discord(http.server.BaseHTTPRequestHandler):
    status = 401

    def do_GET(self) -> None:
        body = json.dumps({"message": "refused", "code": 0}).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *_: Any) -> None:  # noqa: A002  # the library's name
        """Say nothing."""


def run_bot(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run `stalker-guide` in a process of its own, without a terminal."""
    passed: Mapping[str, str] = {**os.environ, **environment, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [sys.executable, "-m", "bot"], env=passed, input="", capture_output=True, text=True, timeout=60, check=False
    )


def test_without_token_and_terminal_it_says_in_three_lines_how_to_get_one() -> None:
    """The exit code is 2."""
    done = run_bot()

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == running.HOW_TO_START + "\n"
    assert len(done.stderr.splitlines()) == 3
    assert "DISCORD_TOKEN" in done.stderr


async def test_a_database_of_a_newer_version_is_named(tmp_path: Path) -> None:
    """Before Discord is asked for anything; nothing is changed in it."""
    url = f"sqlite+aiosqlite:///{tmp_path}/guide.sqlite3"
    store = SqlStore(url)
    await store.open()
    async with SQLITE["newer"].begin(url, store):
        done = run_bot(DISCORD_TOKEN="a.b.c", DATABASE_URL=url)  # noqa: S106  # nobody's
    await store.close()

    assert done.returncode == 1
    assert done.stderr == f"DATABASE_URL cannot be used: the database is {SQLITE['newer'].said}\n"


def test_without_token_in_a_terminal_the_try_out_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the three lines; where it is not installed, they are all there is."""
    started: list[tuple[Path, str]] = []

    def try_out(folder: Path, channel: str) -> int:
        started.append((folder, channel))
        return 0

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(running, "try_out", try_out)
    assert main([]) == 0
    assert started == [(LANTERN, "general")]

    monkeypatch.setattr(running, "_has_tryout", lambda: False)
    assert main([]) == 2
    assert len(started) == 1


def test_try_without_its_packages_names_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code is 2."""
    monkeypatch.setattr(running, "_has_tryout", lambda: False)

    assert main(["try"]) == 2
    assert capsys.readouterr().err == running.NO_TRYOUT + "\n"


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("LOG_LEVEL", "loud", "LOG_LEVEL='LOUD': Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT='xml': Input should be 'text' or 'json'"),
        ("SHARD_COUNT", "0", "SHARD_COUNT='0': Input should be greater than or equal to 1"),
        ("SHARD_IDS", "0,1", "SHARD_IDS='0,1': Value error, wanted numbers below SHARD_COUNT (which is not set)"),
        ("SHARD_COUNT", "many", "SHARD_COUNT='many': Input should be a valid integer"),
        ("SYNC_COMMANDS", "maybe", "SYNC_COMMANDS='maybe': Input should be a valid boolean"),
        ("DISCORD_TOKEN", "two words", running.REFUSED),
        ("DISCORD_TOKEN", "a\nb", running.REFUSED),
        ("DISCORD_TOKEN", "\u0442\u043e\u043a\u0435\u043d", running.REFUSED),
    ],
)
def test_a_bad_value_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str, value: str, words: str
) -> None:
    """Which variable, what it is, what was wanted."""
    monkeypatch.setenv("DISCORD_TOKEN", "token")
    monkeypatch.setenv(variable, value)

    assert main([]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1


def test_all_bad_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One line each."""
    monkeypatch.setenv("LOG_FORMAT", "xml")
    monkeypatch.setenv("SHARD_COUNT", "0")

    assert main([]) == 1
    assert [line.partition("=")[0] for line in capsys.readouterr().err.splitlines()] == ["LOG_FORMAT", "SHARD_COUNT"]


def test_an_unreadable_env_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """With what to do about it."""
    Path(".env").write_bytes(b"\xff\xfe\x00")

    assert main([]) == 1
    assert "mend it, or copy .env.example anew" in capsys.readouterr().err


def test_a_folder_in_the_place_of_the_env_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """It is not passed over."""
    Path(".env").mkdir()

    assert main([]) == 1
    assert capsys.readouterr().err == ".env is a folder; wanted a file as .env.example is, or nothing\n"


def test_a_wrong_token_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], refusing: type[_Discord]
) -> None:
    """Discord refuses it; nothing of it is printed."""
    monkeypatch.setattr(refusing, "status", 401)
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2.secret.part")

    assert main([]) == 1
    said = capsys.readouterr().err
    assert said == running.REFUSED + "\n"
    assert "secret" not in said


def test_a_discord_that_refuses_is_no_crash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], refusing: type[_Discord]
) -> None:
    """The line says that it is not the token."""
    monkeypatch.setattr(refusing, "status", 403)
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2.secret.part")

    assert main([]) == 1
    assert "Discord does not let the guide in just now" in capsys.readouterr().err


def test_without_network_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and the exit code is not 0."""
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:1")
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2.secret.part")

    assert main([]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Discord cannot be reached (")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    "command", [[], ["try", "--no-browser"], ["chat"], ["ask", "x"], ["ask", "--batch"], ["check"]]
)
def test_a_broken_pack_never_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """Every command names the mistake where it is, and exits with 1."""
    folder = Path("pack").resolve()
    monkeypatch.setenv("FILM_PACK", str(folder))
    monkeypatch.setenv("DISCORD_TOKEN", "token")

    assert main(command) == 1
    assert capsys.readouterr().err == f"{folder}: is no folder; wanted a film pack (FILM_PACK names it)\n"


def test_a_broken_model_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A pack's stored model that cannot be read is no traceback."""
    import shutil

    folder = shutil.copytree(LANTERN, Path("pack"))
    (folder / "model.npz").write_bytes(b"not numbers")

    assert main(["ask", "x", "--pack", str(folder)]) == 1
    assert "model.npz: cannot be used" in capsys.readouterr().err


def test_what_is_asked_for_wrongly_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A horizon that is none, with what was wanted."""
    assert main(["ask", "x", "--horizon", "s99"]) == 1

    assert capsys.readouterr().err == (
        "'s99' is no place in the film; wanted nothing, everything or a scene from s01 to s06\n"
    )
