"""What a host decides, and the file that shows it."""

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.config import Config, read_config

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / ".env.example"


def test_the_example_names_every_variable_and_no_other() -> None:
    """Those that are unset by default stand in it as comments."""
    shown = re.findall(r"^(?:# )?([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(shown) == sorted(name.upper() for name in Config.model_fields)


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Copying it changes nothing."""
    monkeypatch.chdir(tmp_path)
    for name in Config.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    without = read_config()
    (tmp_path / ".env").write_bytes(EXAMPLE.read_bytes())

    assert read_config() == without


def test_every_variable_of_the_example_is_explained() -> None:
    """A comment stands above each."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    named = [number for number, line in enumerate(lines) if re.match(r"(?:# )?[A-Z_]+=", line)]

    assert all(re.match(r"# \w.*[^=]$", lines[number - 1]) for number in named)


def test_the_readme_has_every_variable_with_its_default() -> None:
    """The table is that of the code."""
    table = re.findall(r"^\| `([A-Z_]+)` \|(.*?)\|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    rows = {name: default.strip() for name, default in table}
    example = dotenv_values(EXAMPLE)

    assert sorted(rows) == sorted(name.upper() for name in Config.model_fields)
    assert all(rows[name] == (f"`{value}`" if value else "") for name, value in example.items())


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And a variable may be written in any case of letters."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("LOG_FORMAT=text\nlog_level=debug\n", encoding="utf-8")
    monkeypatch.setenv("LOG_FORMAT", "json")

    assert (read_config().log_format, read_config().log_level) == ("json", "DEBUG")


def test_the_token_is_not_in_the_configs_own_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Printing the configuration gives nothing away."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISCORD_TOKEN", "hush")

    assert "hush" not in repr(read_config())


def test_a_process_may_run_some_of_the_shards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Their numbers stand in one line; none is all."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHARD_COUNT", "4")
    monkeypatch.setenv("SHARD_IDS", "2, 3")

    assert read_config().shard_ids == (2, 3)

    monkeypatch.setenv("SHARD_IDS", "")
    assert read_config().shard_ids is None
