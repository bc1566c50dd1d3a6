"""Who may import whom. Arrows point one way; docs/architecture.md says why."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOT = ROOT / "bot"
MODULES = sorted(BOT.rglob("*.py"))
DOMAIN = {"numpy", "pydantic", "pydantic_core", "rapidfuzz", "yaml"}
"""What the domain may use beside the standard library."""
STORAGE = {"alembic", "sqlalchemy"}
STARTS = {"bot/__main__.py", "bot/cli.py"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The full names that a module imports, wherever in it; siblings as `bot.…`."""
    package = ".".join(path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = ".".join(filter(None, (package if node.level else "", node.module)))
            yield module
            # `from bot import guide` and `from . import phrases` import modules too.
            yield from (f"{module}.{alias.name}" for alias in node.names)


def users(package: str) -> set[str]:
    """The modules of the bot that import a package."""
    return {name(path) for path in MODULES if any(f"{found}.".startswith(f"{package}.") for found in imports(path))}


def within(*folders: str) -> set[str]:
    return {name(path) for path in MODULES if name(path).startswith(folders)}


@pytest.mark.parametrize("path", sorted((BOT / "guide").rglob("*.py")), ids=name)
def test_the_domain_knows_only_itself(path: Path) -> None:
    """No Discord, no SQL, no other part of the bot."""
    known = {*sys.stdlib_module_names, *DOMAIN}
    foreign = {found for found in imports(path) if found.partition(".")[0] not in known}

    assert {found for found in foreign if not found.startswith("bot.guide")} <= {"bot"}


def test_the_domain_has_no_clock_and_no_dice() -> None:
    """The same question always gets the same answer."""
    moving = users("time") | users("datetime") | users("random") | users("secrets")

    assert not moving & within("bot/guide/")


def test_settings_know_neither_the_film_nor_discord() -> None:
    """They resolve options; what these mean is for others."""
    assert not within("bot/settings/") & (users("bot.guide") | users("bot.discord_ui") | users("discord"))


def test_only_the_discord_package_and_who_runs_it_know_discord() -> None:
    """Everything else would work on another platform."""
    allowed = within("bot/discord_ui/", "bot/tryout/") | {"bot/terminal/run.py"}

    assert users("discord") <= allowed


def test_the_simulator_is_known_to_the_try_out_alone() -> None:
    """It never runs where the bot runs for real."""
    assert users("simcord") <= within("bot/tryout/")


def test_sql_is_known_to_settings_alone() -> None:
    """Handlers only ever see frozen views."""
    assert {user for package in STORAGE for user in users(package)} <= within("bot/settings/")


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("bot.app", STARTS | within("bot/terminal/")),
        ("bot.terminal", STARTS | within("bot/terminal/", "bot/fitting/")),
        ("bot.tryout", within("bot/terminal/", "bot/tryout/")),
        ("bot.fitting", STARTS | within("bot/fitting/")),
        ("bot.cli", {"bot/__main__.py"}),
    ],
)
def test_outer_parts_are_not_imported_by_inner_ones(package: str, allowed: set[str]) -> None:
    """The composition root and the command line know all, and nobody knows them."""
    assert users(package) <= allowed


def test_the_discord_package_knows_the_domain_and_settings_only() -> None:
    """Of the bot's own parts."""
    own = {
        found.split(".")[1] for path in within("bot/discord_ui/") for found in imports(ROOT / path) if "bot." in found
    }

    assert own <= {"discord_ui", "guide", "settings", "recent", "BUNDLED_PACK"}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_imports_relatively_from_a_parent(path: Path) -> None:
    """Siblings by one dot, everything else by its full name."""
    levels = [node.level for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]

    assert max(levels, default=0) <= 1


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path != BOT / "__init__.py" and "migrations" not in path.parts], ids=name
)
def test_importing_a_module_does_nothing(path: Path) -> None:
    """At the top of a module stand definitions and values. `bot` itself sets one variable that numpy will read."""
    effects = [
        node.lineno
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Expr | ast.For | ast.While | ast.With | ast.Try | ast.Delete | ast.Assert)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]

    assert effects == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_long(path: Path) -> None:
    """A module holds one noun."""
    # The schema is one table of many small records.
    assert len(path.read_text(encoding="utf-8").splitlines()) <= (350 if path.name == "schema.py" else 300)


def test_asking_in_a_terminal_loads_neither_discord_nor_a_database() -> None:
    """So `ask` starts fast; the simulator stays away as well."""
    code = (
        "import sys; from bot.cli import main; main(['ask', 'who is the keeper', '--pack', 'tests/packs/lantern']);"
        "print(sorted({'discord', 'sqlalchemy', 'alembic', 'simcord', 'aiohttp', 'asyncio'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_running_the_bot_does_not_load_the_simulator() -> None:
    """Nor the tests' packages."""
    code = "import sys, bot.app, bot.terminal.run; print({'simcord', 'pytest', 'sklearn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"
