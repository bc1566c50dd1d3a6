"""Questions to ranked entries: a film pack, word vectors and a model put together."""

from collections.abc import Sequence
from pathlib import Path

from bot.guide.library import Library
from bot.guide.schema import Entry

from .corpus import Corpus, corpus_of, stored_corpus
from .exact import ExactWordings
from .features import CANDIDATE_FEATURES, Comparer
from .judge import JUDGED_FEATURES, Ranking, rank
from .model import FILE, Model, read_model, unfitted, without_wordings
from .vectors import read_vectors
from .wordings import Wordings, Words


class Matcher:
    """Ranks the entries of one film pack for questions. Pure: the same words give the same ranking."""

    def __init__(self, library: Library, folder: Path) -> None:
        vectors = read_vectors()
        model = _model_for(folder, tuple(sorted(library.entries)), vectors.dimensions)
        corpus = _corpus_for(library, model)
        self.model = without_wordings(model)
        self.read = corpus.reader
        self.comparer = Comparer(corpus, vectors, self.model)
        self._exact = ExactWordings(corpus.wordings, corpus.entry_of)
        self._entries = tuple(library.entries[entry_id] for entry_id in corpus.ids)

    def rank(self, words: Sequence[str]) -> Ranking:
        """The candidates for a question's words."""
        return rank(self.comparer.evidence(words), self.model)

    def entries(self, ranking: Ranking, most: int) -> tuple[Entry, ...]:
        """The first entries of a ranking."""
        return tuple(self._entries[number] for number in ranking.first(most))

    def mended(self, word: str) -> str:
        """The word that a mistyped one stands for; a Russian one stays."""
        return word if self.read.russian(word) else self.comparer.lexicon.mended(word)

    def of_wording(self, words: Words) -> Entry | None:
        """The entry that has exactly this wording."""
        number = self._exact.entry(words)
        return None if number is None else self._entries[number]


def _corpus_for(library: Library, model: Model) -> Corpus:
    """The wordings as the model has them, or read again where they have changed since."""
    if model.digest == library.digest:
        return stored_corpus(library, Wordings(model.vocabulary, model.numbers, model.starts), model.entry_of)
    return corpus_of(library)


def _model_for(folder: Path, ids: Sequence[str], dimensions: int) -> Model:
    """The pack's model, or one without fitted numbers where it has none or its entries have changed since."""
    if (folder / FILE).is_file():
        model = read_model(folder / FILE)
        if model.ids == tuple(ids) and len(model.classes) == dimensions + 1:
            return model
    return unfitted(ids, dimensions, CANDIDATE_FEATURES, len(JUDGED_FEATURES))
