"""Prints what the guide costs: `python -m tests.benchmarks.measure`. Nothing here is asserted; machines differ.

- a cold `ask` beside a bare `import discord`, in turns, as this environment has it and with Python's kept byte code;
- in the running bot, at its first start and at a later one: its memory, answering and rendering over wordings and
  golden questions, opening the film pack.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from statistics import median

from .running import timed

TURNS = 9
ASK = (sys.executable, "-m", "bot", "ask", "who directed it")
DISCORD = (sys.executable, "-c", "import discord")
RUNNING = (sys.executable, "-m", "tests.benchmarks.running")


def main() -> None:
    """Print every figure."""
    _cold("as this environment has it", os.environ)
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        _cold("with kept byte code", {**kept, "PYTHONPYCACHEPREFIX": folder})
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(2):
            subprocess.run((*RUNNING, f"{folder}/guide.sqlite3"), check=True)


def _cold(how: str, environment: Mapping[str, str]) -> None:
    """Both commands in turns, after one turn that does not count."""

    def run(command: Sequence[str]) -> float:
        return timed(lambda: subprocess.run(command, check=True, capture_output=True, env=environment))

    turns = [(run(DISCORD), run(ASK)) for _ in range(TURNS + 1)][1:]
    discord, ask = (median(times) for times in zip(*turns, strict=True))
    ratio = f"ratio {ask / discord:.2f}"
    print(f"cold ask: {ratio}, {ask:.2f} s beside {discord:.2f} s for import discord ({how}; medians of {TURNS})")


if __name__ == "__main__":
    main()
