"""A question as it reaches the engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked. `asked` tells whether they asked the guide or just wrote in its hearing."""

    text: str
    asked: bool = True
    before: tuple[str, ...] = ()
    """Ids of the entries that the same conversation was just about, for follow-ups such as "why?"."""
