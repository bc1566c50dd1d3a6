"""The command line: what may be typed, and which module does it. Each imports only what it needs."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import BUNDLED_PACK, __version__

POLICIES = ("hide", "tag", "show")
CHANNELS = ("general", "spoiler-free", "seen-it", "dm")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has enough; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(options: argparse.Namespace) -> int:  # noqa: PLR0911  # one return for each command
    if options.command == "ask":
        # Opening a pack makes much and drops nothing: looking for garbage meanwhile costs a fifth of an answer's time.
        gc.disable()
    match options.command:
        case "ask" if options.batch:
            from bot.terminal.batch import batch

            return batch(options.pack, options.policy, options.horizon)
        case "ask":
            from bot.terminal.ask import ask

            return ask(options)
        case "chat":
            from bot.terminal.chat import chat

            return chat(options.pack)
        case "try":
            from bot.terminal.run import try_out

            return try_out(options.pack, options.channel, port=options.port, browser=not options.no_browser)
        case "check":
            from bot.terminal.check import check

            return check(options.pack, stats=options.stats)
        case "db":
            from bot.terminal.db import db

            return db(options.action, options.file)
        case "gaps":
            from bot.terminal.gaps import gaps

            return gaps(options.pack)
        case "calibrate":
            from bot.fitting.calibrate import calibrate

            return calibrate(options.pack)
        case _:
            from bot.terminal.run import run

            return run()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="stalker-guide",
        description="A Discord guide to one film. Without a command: run the bot, or the try-out without a token.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("run", help="run the bot with DISCORD_TOKEN (the default)")
    _add_try(commands)
    _add_pack(commands.add_parser("chat", help="talk to the guide in this terminal"))
    _add_ask(commands)
    check = _add_pack(commands.add_parser("check", help="check the film pack; exit 1 on any problem"))
    check.add_argument("--stats", action="store_true", help="print counts")
    _add_db(commands)
    _add_pack(commands.add_parser("gaps", help="what members report, correct and ask in vain, from DATABASE_URL"))
    _add_pack(commands.add_parser("calibrate", help="fit the matching anew after the film pack changed"))
    return parser


def _add_db(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("db", help="bring the database of DATABASE_URL up to date, copy it, or restore it")
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    actions.add_parser("upgrade", help="bring the tables up to date").set_defaults(file=None)
    for name, what in (("backup", "write everything to a file"), ("restore", "read a file into an empty database")):
        actions.add_parser(name, help=what).add_argument("file", type=Path)


def _add_try(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add_pack(commands.add_parser("try", help="serve the real bot in a local page, without Discord"))
    parser.add_argument("--channel", choices=CHANNELS, default=CHANNELS[0], help="which channel the page shows")
    parser.add_argument("--port", type=int, default=8765, help="port on this machine (default %(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def _add_ask(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add_pack(commands.add_parser("ask", help="answer one question, or many as JSON lines"))
    parser.add_argument("question", nargs="?", default="", help="the question")
    parser.add_argument("--policy", choices=POLICIES, default="tag", help="what becomes of later plot")
    parser.add_argument("--horizon", default="nothing", help="nothing, a scene such as s20, or everything")
    parser.add_argument("--reveal", action="store_true", help="print covered passages openly")
    parser.add_argument("--why", action="store_true", help="tell why this answer")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    parser.add_argument("--batch", action="store_true", help="read JSON lines from standard input, write JSON lines")


def _add_pack(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    default = Path(os.environ.get("FILM_PACK") or BUNDLED_PACK)
    parser.add_argument("--pack", type=Path, default=default, help="the film pack's folder (default %(default)s)")
    return parser
