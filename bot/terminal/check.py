"""`check`: every problem of a film pack, or its counts."""

from collections import Counter
from pathlib import Path

from bot.guide.check import check as check_pack
from bot.guide.library import Library
from bot.guide.pack import read_golden
from bot.guide.schema import NONE, PassageKind
from bot.guide.source import PackError

from .failing import fail


def check(folder: Path, *, stats: bool) -> int:
    """Print what is wrong with a pack. Returns the exit code: 1 on any problem."""
    pack = check_pack(folder)
    if pack.problems or pack.library is None:
        return fail(str(PackError(pack.problems)))
    if stats:
        for name, number in _counts(pack.library):
            print(f"{name}: {number}")
        golden = read_golden(type(pack)(folder))
        print(f"golden questions: {len(golden)}, to refuse: {sum(question.find == NONE for question in golden)}")
    print(f"{folder}: {len(pack.library.entries)} entries, no problems")
    return 0


def _counts(library: Library) -> list[tuple[str, int]]:
    kinds = Counter(entry.kind.value for entry in library.entries.values())
    passages = [passage for entry in library.entries.values() for passage in entry.answer]
    used = {source for passage in passages for source in passage.sources}
    return [
        *((f"entries, {kind}", number) for kind, number in sorted(kinds.items())),
        ("wordings", sum(len(entry.ask) for entry in library.entries.values())),
        ("passages", len(passages)),
        ("passages, reading", sum(passage.kind is PassageKind.READING for passage in passages)),
        ("passages, statement", sum(passage.kind is PassageKind.STATEMENT for passage in passages)),
        ("passages on general knowledge alone", sum(passage.sources == ("general",) for passage in passages)),
        ("sources used", len(used)),
        ("look-alikes", len(library.lookalikes)),
        ("recommendations", len(library.recommendations)),
    ]
