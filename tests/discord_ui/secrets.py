"""What must not be read at a horizon, taken from the pack itself, and a judge of payloads that knows only that.

Independent of how pages are made: it compares strings with the pack's texts and its spoiler terms.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from bot.guide.leaks import shown_texts
from bot.guide.library import Library
from bot.guide.schema import Scene
from bot.guide.spoiler import Position

VEILED = re.compile(r"\|\|[^|]+\|\|")
SHORTEST_SECRET = 6
LIMITS = {"label": 80, "custom_id": 100, "placeholder": 150, "description": 1024, "value": 100}


@dataclass
class Judge:
    """Looks at every string of every payload, and counts them."""

    library: Library
    payloads: int = 0
    seen: int = 0
    faults: list[str] = field(default_factory=list[str])

    def look(self, payload: Mapping[str, Any], horizon: Position, *, veils: bool, where: str) -> None:
        """Judge a message. With `veils`, later texts may stand in spoiler containers, and only there."""
        self.payloads += 1
        open_texts = "\n".join(self._strings(payload, veils=veils))
        late = self._late(horizon)
        told = [text for text in late.texts if text in open_texts]
        told += [term.pattern for term in late.terms if term.search(open_texts)]
        self.faults += (f"{where}: {text[:60]!r} at horizon {horizon}" for text in told)
        self.faults += (f"{where}: {fault}" for fault in _beyond_limits(payload))

    def _strings(self, value: object, *, veils: bool) -> Iterator[str]:
        if isinstance(value, str):
            self.seen += 1
            yield value
        elif isinstance(value, Mapping):
            found = cast("Mapping[str, Any]", value)
            if found.get("type") == 17 and found.get("spoiler") and veils:
                yield from self._covered(found)
                return
            for item in found.values():
                yield from self._strings(item, veils=veils)
        elif isinstance(value, Sequence):
            for item in cast("Sequence[object]", value):
                yield from self._strings(item, veils=veils)

    def _covered(self, container: Mapping[str, Any]) -> Iterator[str]:
        for child in container["components"]:
            text = child.get("content", "")
            self.seen += 1
            if child["type"] == 10 and VEILED.fullmatch(text):
                continue  # covered twice, as it should be
            if child["type"] == 12 and all(item["spoiler"] for item in child["items"]):
                yield from self._strings(child, veils=False)  # the picture is covered; its words are not
                continue
            yield text or "||broken veil||"
            self.faults.append(f"a container covers {text!r}")

    def _late(self, horizon: Position) -> "Late":
        if horizon not in self._known:
            self._known[horizon] = _late(self.library, horizon)
        return self._known[horizon]

    _known: dict[Position, "Late"] = field(default_factory=dict[Position, "Late"])


@dataclass(frozen=True)
class Late:
    """Every text, and every spoiler term, that lies beyond a horizon."""

    texts: tuple[str, ...]
    terms: tuple[re.Pattern[str], ...]


def _late(library: Library, horizon: Position) -> Late:
    timeline = library.timeline
    known, late = set[str](), set[str]()
    for shown in shown_texts(library):
        if timeline.reveal(shown.reveal) <= horizon:
            known.add(shown.text)
        # A scene's place and time are everyday words; they are looked for with the rest of its line.
        elif not (isinstance(shown.record, Scene) and shown.location[0] in {"where", "time"}):
            late.add(shown.text)
    everything = "\n".join(known)
    texts = tuple(text for text in late if len(text) >= SHORTEST_SECRET and text not in everything)
    allowed = [re.escape(alarm.text) for alarm in library.words.allowed]
    terms = tuple(
        re.compile(_unless(term.pattern, allowed), re.IGNORECASE)
        for term in library.words.spoilers
        if timeline.reveal(term.reveal) > horizon
    )
    return Late(texts, terms)


def _unless(pattern: str, allowed: Sequence[str]) -> str:
    """A term, unless it stands in a text that the pack allows."""
    return pattern if not allowed else rf"(?!(?:{'|'.join(allowed)})){pattern}"


def _beyond_limits(payload: object) -> Iterator[str]:
    """What Discord would refuse, or cut."""
    components = list(_components(payload))
    yield from _too_long(components)
    total = sum(len(part["content"]) for part in components if part.get("type") == 10)
    if total > 4000:
        yield f"{total} characters of text"
    if len(components) > 40:
        yield f"{len(components)} components"
    ids = [part["custom_id"] for part in components if "custom_id" in part]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    for part in components:
        options = part.get("options", ())
        if part.get("type") == 3 and not 0 < len(options) <= 25:
            yield f"{len(options)} options"
        if len({option["value"] for option in options}) != len(options):
            yield "two options with one value"
        if part.get("type") == 1 and not 0 < len(part["components"]) <= 5:
            yield f"{len(part['components'])} in a row"


def _too_long(components: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Texts that are empty or too long, those of pictures among them."""
    pictures = [item for part in components for item in part.get("items", ())]
    for part in (*components, *pictures):
        for name, most in LIMITS.items():
            if isinstance(part.get(name), str) and not 0 < len(part[name]) <= most:
                yield f"{name} of {len(part[name])} characters"


def _components(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, Mapping):
        found = cast("dict[str, Any]", value)
        if isinstance(found.get("type"), int):
            yield found
        for name in ("components", "component", "accessory", "data"):
            yield from _components(found.get(name))
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _components(item)
