"""A chat with the guide in the terminal: the same engine and the same rule, without Discord."""

import shlex
from pathlib import Path

from rich.console import Console

from bot.guide.answer import Found
from bot.guide.question import Question
from bot.guide.render import Sight, render
from bot.guide.reply import Reply, Verb

from .failing import fail
from .opening import UNUSABLE, Opened, open_pack
from .show import show

HELP = """Type a question; type a number to choose from a menu. Also:
  /policy hide|tag|show     what becomes of later plot
  /horizon nothing|s20|everything     how far you have watched
  /reveal     show the last answer without covers
  /quit"""


def chat(folder: Path) -> int:
    """Talk until /quit or the end of input. Returns the exit code."""
    try:
        opened = open_pack(folder)
    except UNUSABLE as error:
        return fail(str(error))
    console = Console()
    console.print(f"{opened.library.film.guide_name}. {HELP}", highlight=False)
    _Chat(opened, console).run()
    return 0


class _Chat:
    def __init__(self, opened: Opened, console: Console) -> None:
        self._opened, self._console = opened, console
        self._policy, self._horizon = "tag", "nothing"
        self._last: Reply | None = None
        self._before: tuple[str, ...] = ()

    def run(self) -> None:
        while True:
            try:
                line = self._console.input("[bold]> [/bold]").strip()
            except (EOFError, KeyboardInterrupt):
                self._console.print()
                return
            if line == "/quit":
                return
            if line.startswith("/"):
                self._command(line)
            elif line:
                self._ask(line)

    def _command(self, line: str) -> None:
        try:
            match shlex.split(line):
                case ["/policy", policy]:
                    self._opened.sight(policy, self._horizon)
                    self._policy = policy
                case ["/horizon", horizon]:
                    self._opened.sight(self._policy, horizon)
                    self._horizon = horizon
                case ["/reveal"] if self._last:
                    show(self._console, self._last, reveal=True)
                case _:
                    self._console.print(HELP, highlight=False)
        except ValueError as error:
            self._console.print(str(error), markup=False)

    def _ask(self, line: str) -> None:
        picks = [button for button in (self._last.buttons if self._last else ()) if button.verb is Verb.PICK]
        if line.isascii() and line.isdigit() and 0 < int(line) <= len(picks):
            entry = self._opened.library.by_key[picks[int(line) - 1].keys[0]]
            answer = Found((entry,), 1.0)
        else:
            answer = self._opened.engine.answer(Question(line, before=self._before))
        self._before = tuple(entry.id for entry in answer.entries) if isinstance(answer, Found) else ()
        self._last = render(answer, self._sight(), self._opened.library)
        show(self._console, self._last, reveal=False)

    def _sight(self) -> Sight:
        return self._opened.sight(self._policy, self._horizon)
