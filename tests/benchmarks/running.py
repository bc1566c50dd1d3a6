"""What the bot costs once it runs: `python -m tests.benchmarks.measure` starts this, with a database's path."""

import asyncio
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from string import ascii_lowercase

from bot import BUNDLED_PACK
from bot.app import create_client
from bot.discord_ui.desk import Desk
from bot.guide.check import load
from bot.guide.engine import Engine
from bot.guide.library import Library
from bot.guide.pack import Pack, read_golden
from bot.guide.question import Question
from bot.guide.render import Sight, render
from bot.guide.spoiler import Policy
from bot.settings.sql import SqlStore

REPEATS, NONSENSE = 5, 2000


async def main(database: Path) -> None:
    """Start the client as the bot does, with a database, but without Discord; then print."""
    store = SqlStore(f"sqlite+aiosqlite:///{database}")
    await store.open()
    client = create_client(store=store)
    print(f"memory: {_resident():.0f} MB when ready")
    _answers("wordings", [entry.ask[-1] for entry in client.desk.library.entries.values()], client.desk)
    _remembers("an answer from every entry")
    _answers("questions of random letters", list(_nonsense()), client.desk)
    _remembers("these")
    await store.close()
    _answers("golden questions", [question.q for question in read_golden(Pack(BUNDLED_PACK))], client.desk)
    _opening(client.desk.library)


def _opening(library: Library) -> None:
    read = [timed(lambda: load(BUNDLED_PACK)) for _ in range(REPEATS)]
    made = [timed(lambda: Engine.of(library, BUNDLED_PACK)) for _ in range(REPEATS)]
    print(f"film pack: read in {median(read):.2f} s, engine made in {median(made):.2f} s (medians of {REPEATS})")


def _answers(what: str, questions: Sequence[str], desk: Desk) -> None:
    """Every question once, answered and rendered."""
    sight = Sight(Policy.TAG, desk.library.timeline.horizon("nothing"))

    def answer(text: str) -> None:
        render(desk.engine.answer(Question(text)), sight, desk.library)

    times = [timed(lambda text=text: answer(text)) * 1000 for text in questions]
    cuts = quantiles(times, n=100)
    print(f"answers: p50 {cuts[49]:.2f} ms, p99 {cuts[98]:.2f} ms, most {max(times):.1f} ms ({len(times)} {what})")


def _nonsense() -> Iterator[str]:
    """Questions of words that nobody has seen, nor will again."""
    letters = random.Random(0)  # noqa: S311  # no secret
    for _ in range(NONSENSE):
        yield " ".join("".join(letters.choices(ascii_lowercase, k=letters.randint(3, 9))) for _ in range(6))


def _remembers(after: str) -> None:
    print(f"memory: {_resident():.0f} MB after {after}, {_resident('RssFile'):.0f} of it mapped files")


def _resident(what: str = "VmRSS") -> float:
    """The memory of this process that is in use, in MB: all, or one line of what the kernel tells of it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{what}:"))


def timed(do: Callable[[], object]) -> float:
    """Seconds that something takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


if __name__ == "__main__":
    path = Path(sys.argv[1])
    print("on its database of before" if path.exists() else "at its very first start, which makes a database")
    asyncio.run(main(path))
