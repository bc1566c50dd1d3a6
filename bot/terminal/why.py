"""`ask --why`: how an answer came about."""

from collections.abc import Iterator

from rich.console import Group
from rich.table import Table
from rich.text import Text

from bot.guide.engine import Engine, Judgement
from bot.guide.matching.judge import Ranking, contributions
from bot.guide.matching.wordings import Words

MOST_CANDIDATES, MOST_FEATURES = 5, 10


def why(engine: Engine, judgement: Judgement) -> Group:
    """The words that were matched, the rule that decided, the candidates, and what made the probability."""
    model = engine.matcher.model
    lines = [Text(f"Rule: {judgement.rule}"), *_words(engine, judgement.words)]
    if judgement.ranking is None:
        return Group(*lines)
    ranking = judgement.ranking
    lines += [
        Text(f"First is right: {ranking.right:.3f} (answered from {model.sure_at:.3f})"),
        Text(f"One of two is right: {ranking.either:.3f} (both answered from {model.found_at:.3f})"),
        Text(f"One of three is right: {ranking.offered:.3f} (offered from {model.menu_at:.3f})"),
    ]
    return Group(*lines, _candidates(engine, ranking), _features(engine, ranking))


def _words(engine: Engine, words: Words) -> Iterator[Text]:
    """A question's words, and what they were taken for where that differs; words that no wording has are marked."""
    comparer = engine.matcher.comparer
    meant = comparer.understood(words)
    marked = (word if comparer.lexicon.number(word) is not None else f"{word}(?)" for word in meant)
    if meant != words:
        yield Text(f"Typed: {' '.join(words)}")
    yield Text(f"Words: {' '.join(marked)}")


def _candidates(engine: Engine, ranking: Ranking) -> Table:
    table = Table("candidate", "title", title="Candidates")
    for entry in engine.matcher.entries(ranking, MOST_CANDIDATES):
        table.add_row(entry.id, entry.title)
    return table


def _features(engine: Engine, ranking: Ranking) -> Table:
    table = Table("feature", "value", "adds to the log odds", title="What made the probability")
    for name, value, added in contributions(ranking.judged, engine.matcher.model.right)[:MOST_FEATURES]:
        table.add_row(name, f"{value:.2f}", f"{added:+.2f}")
    return table
