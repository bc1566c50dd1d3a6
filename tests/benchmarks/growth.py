"""Prints what a film pack ten times as large costs: `python -m tests.benchmarks.growth`. Nothing here is asserted.

The large pack has every entry ten times; the copies' content words are words of their own, so that the vocabulary
grows too. Its model is the fitted one, laid side by side ten times. Both packs answer the same questions in turns.
"""

import random
import string
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles

import numpy as np

from bot import BUNDLED_PACK
from bot.guide.check import load
from bot.guide.engine import Engine
from bot.guide.library import Library
from bot.guide.matching.lexicon import LIGHT
from bot.guide.matching.model import FILE, Model, read_model, write_model
from bot.guide.pack import Pack, read_golden
from bot.guide.question import Question
from bot.guide.schema import Entry
from bot.guide.text import words

from .running import timed

TIMES = 10
ASKED, TYPED = 1000, 300
"""Golden questions that are asked, and beginnings that are completed."""


def main() -> None:
    """Print the figures of both packs and how they relate."""
    library = load(BUNDLED_PACK)
    small = Engine.of(library, BUNDLED_PACK)
    large = _large(library)
    golden = [question.q for question in read_golden(Pack(BUNDLED_PACK))]
    questions = random.Random(1).sample(golden, ASKED)  # noqa: S311  # no secret
    _compare("answers", small, large, questions, lambda engine, text: engine.answer(Question(text)))
    horizon = library.timeline.horizon("everything")
    _compare("autocomplete", small, large, [q[:9] for q in questions[:TYPED]], lambda e, t: e.complete(t, horizon))


def _compare(
    what: str, small: Engine, large: Engine, texts: Sequence[str], do: Callable[[Engine, str], object]
) -> None:
    times = [tuple(timed(partial(do, engine, text)) * 1000 for engine in (small, large)) for text in texts]
    one, ten = (quantiles(column, n=100) for column in zip(*times, strict=True))
    for name, at in (("p50", 49), ("p99", 98)):
        ratio = f"{ten[at] / one[at]:.1f} times"
        print(f"{what} {name}: {one[at]:.2f} ms, in a pack {TIMES} times as large {ten[at]:.2f} ms: {ratio}")


def _large(library: Library) -> Engine:
    entries = {
        copy.id: copy
        for entry in library.entries.values()
        for number in range(TIMES)
        for copy in [_copy(entry, number)]
    }
    large = replace(library, entries=dict(sorted(entries.items())))
    with tempfile.TemporaryDirectory() as folder:
        write_model(Path(folder) / FILE, _wide(read_model(BUNDLED_PACK / FILE), tuple(sorted(entries))))
        return Engine.of(large, Path(folder))


def _copy(entry: Entry, number: int) -> Entry:
    """The entry itself for 0, else one whose content words have two letters more."""
    if number == 0:
        return entry
    mark = string.ascii_lowercase[number] * 2
    asked = [" ".join(word if word in LIGHT else word + mark for word in words(text)) for text in entry.ask]
    return entry.model_copy(update={"id": f"{entry.id}-{mark}", "title": f"{entry.title} {mark}", "ask": tuple(asked)})


def _wide(model: Model, ids: tuple[str, ...]) -> Model:
    column = {entry_id: at for at, entry_id in enumerate(model.ids)}
    original = [column.get(name, column.get(name.rpartition("-")[0], 0)) for name in ids]
    said = [model.said[model.said_from[at] : model.said_from[at + 1]] for at in original]
    return replace(
        model,
        digest="",
        ids=ids,
        classes=np.ascontiguousarray(model.classes[:, original]),
        said=np.concatenate(said),
        said_from=np.cumsum([0, *map(len, said)], dtype=np.int32),
    )


if __name__ == "__main__":
    main()
