"""The fitted numbers of the matching: what `stalker-guide calibrate` learns from a film pack and stores beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from .arrays import Bytes, Floats, Ints
from .sound import SOUNDS

LARGE = 10_000
"""Numbers in a table that is stored with fewer digits."""
FILE = "model.npz"
"""The model's file in its film pack."""


class ModelError(Exception):
    """A stored model that cannot be used, in words for a host or curator."""


@dataclass(frozen=True, slots=True)
class Model:
    """Plain text and numbers, no code. Shapes: d dimensions of word vectors, e entries, c, q features (features.py)."""

    digest: str
    """Which wordings it was fitted on: `Library.digest`."""
    ids: tuple[str, ...]
    """The e entries that it tells apart."""
    vocabulary: tuple[str, ...]
    numbers: Ints
    starts: Ints
    entry_of: Ints
    """The wordings that it was fitted on, as the index reads them (wordings.py), and the number of each one's entry."""
    classes: Floats
    """(d + 1, e): tells entries apart by a question's vector; the last row is the bias."""
    odds: Floats
    """(SOUNDS + 1,): log odds that a text is about the film, for each of its sounds (sound.py); last the bias."""
    turn: Floats
    """(d, k): turns a vector so that it shows where the film's texts differ most (nearness.py)."""
    said: Bytes
    """(t, k): directions of texts about the film, in 1/127, entry by entry."""
    said_from: Ints
    """(e + 1,): where each entry's texts start, and where the last one's end."""
    refused: Bytes
    """(n, k): directions of what is to be refused, in 1/127."""
    rank: Floats
    """(3, c): mean, spread and weight of each feature of a candidate."""
    right: Floats
    """(3, 1 + f): mean, spread and weight of what says whether the first candidate is right; first the bias."""
    either: Floats
    """(3, 1 + f): the same for whether one of the first two is."""
    offered: Floats
    """(3, 1 + f): the same for whether one of the first three is."""
    sure_at: float
    """The least probability of the first being right at which it is answered alone."""
    found_at: float
    """The least probability that one of the first two is right at which both are answered."""
    menu_at: float
    """The least probability at which three candidates are offered."""
    unasked_at: float
    """The least probability at which the guide speaks up unasked."""


def read_model(path: Path) -> Model:
    """Read a stored model. Raises ModelError."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            values = {field.name: _restored(field.name, stored[field.name]) for field in fields(Model)}
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise ModelError(
            f"{path}: cannot be used ({error}); wanted a file that `stalker-guide calibrate` made"
        ) from error
    return Model(**values)


def without_wordings(model: Model) -> Model:
    """The model for when an index has its wordings."""
    return replace(model, vocabulary=(), numbers=np.zeros(0, np.int32), starts=np.zeros(1, np.int32))


def write_model(path: Path, model: Model) -> None:
    """Store a model."""
    np.savez(path, allow_pickle=False, **{field.name: _stored(getattr(model, field.name)) for field in fields(Model)})


def unfitted(ids: Sequence[str], dimensions: int, candidate: Sequence[str], judged: int) -> Model:
    """What is used for a pack without a model: overlap of words alone, and answers only where it is large."""
    rank = np.zeros((3, len(candidate)), np.float32)
    rank[1] = 1
    rank[2] = [float(name == "dice value") for name in candidate]
    right = np.zeros((3, 1 + judged), np.float32)
    right[1] = 1
    right[2, 0] = -6
    right[2, 1 + list(candidate).index("dice value")] = 10
    return Model(
        digest="",
        ids=tuple(ids),
        vocabulary=(),
        numbers=np.zeros(0, np.int32),
        starts=np.zeros(1, np.int32),
        entry_of=np.zeros(0, np.int32),
        classes=np.zeros((dimensions + 1, len(ids)), np.float32),
        odds=np.zeros(SOUNDS + 1, np.float32),
        turn=np.zeros((dimensions, 1), np.float32),
        said=np.zeros((len(ids), 1), np.int8),
        said_from=np.arange(len(ids) + 1, dtype=np.int32),
        refused=np.zeros((0, 1), np.int8),
        rank=rank,
        right=right,
        either=right,
        offered=right,
        sure_at=0.5,
        found_at=1.0,
        menu_at=0.1,
        unasked_at=0.95,
    )


def _stored(value: object) -> Any:  # noqa: ANN401  # whatever numpy stores
    if isinstance(value, str):
        return np.frombuffer(value.encode(), np.uint8)
    if isinstance(value, tuple):
        return _stored("\n".join(cast("tuple[str, ...]", value)))
    if isinstance(value, np.ndarray):
        table = cast("NDArray[Any]", value)
        # Half the digits do for a large table, and half the bytes.
        return table.astype(np.float16) if table.dtype == np.float32 and table.size > LARGE else table
    return value


def _restored(name: str, value: NDArray[Any]) -> Any:  # noqa: ANN401  # whatever the field is
    if name in {"ids", "vocabulary"}:
        text = value.tobytes().decode()
        return tuple(text.split("\n")) if text else ()
    if name == "digest":
        return value.tobytes().decode()
    if value.ndim == 0:
        return float(value)
    return value.astype(np.float32) if value.dtype == np.float16 else value
