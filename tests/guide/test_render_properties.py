"""Whatever the texts, the policy and the horizon: nothing withheld is in a reply, and every veil holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.discord_ui.present import present
from bot.guide.answer import Answer, Choose, Elsewhere, Found, Unknown
from bot.guide.check import load
from bot.guide.library import Library, key_of
from bot.guide.pages.answers import sources, without_bars
from bot.guide.render import Sight, render
from bot.guide.reply import Reply, Veiled
from bot.guide.schema import Entry, Kind, Passage, PassageKind
from bot.guide.spoiler import Fate, Policy, Position, decide
from tests.conftest import LANTERN
from tests.discord_ui.client_model import seen_before_a_click

LIBRARY = load(LANTERN)
SCENES = LIBRARY.timeline.scenes
EXACT = re.compile(r"\|\|[^|]+\|\|")
BOOK = ("moreau-1970",)
MOST_OF_A_MESSAGE = 40
"""Components that Discord takes in one message."""

reveals = st.sampled_from(("open", *SCENES, "end"))
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*"ab |`\\*_~>#-[]()<\n\r\f\x00\u200b1.:/", "||", "https://e.com/", "\U0001f642"])).map(
        "".join
    ),
)
sights = st.builds(
    Sight,
    st.sampled_from(Policy),
    st.integers(0, LIBRARY.timeline.last).map(Position),
    private=st.booleans(),
    bars=st.booleans(),
    brief=st.booleans(),
)


@dataclass(frozen=True)
class Told:
    """A passage with a mark that occurs nowhere else."""

    mark: str
    passage: Passage


@st.composite
def entries(draw: st.DrawFn, name: str) -> tuple[Entry, tuple[Told, ...]]:
    """An entry of any texts at all: more than a film pack may hold."""
    told = tuple(draw(passages(f"{name}{number}")) for number in range(draw(st.integers(1, 5))))
    answer = tuple(one.passage for one in told)
    entry = Entry.model_construct(
        id=name, title=name, kind=Kind.QUESTION, ask=(), corrects=(), answer=answer, related=()
    )
    return entry, told


@st.composite
def passages(draw: st.DrawFn, name: str) -> Told:
    mark = f"mark{name}mark"
    kind = draw(st.sampled_from(PassageKind))
    passage = Passage.model_construct(
        text=f"{draw(texts)}{mark}{draw(texts)}",
        reveal=draw(reveals),
        kind=kind,
        by=f"by{mark}",
        sources=draw(st.sampled_from((("film",), BOOK))),
    )
    return Told(mark, passage)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Answer, Library, tuple[Told, ...]]:
    """Any answer about one or two such entries."""
    made = [draw(entries(name)) for name in ("first", "second")]
    library = replace(LIBRARY, entries={**LIBRARY.entries, **{entry.id: entry for entry, _ in made}})
    first, second = (entry for entry, _ in made)
    answer = draw(
        st.sampled_from(
            [
                Found((first,), 1.0),
                Found((first,), 1.0, (second,)),
                Found((first, second), 1.0),
                Found((first, second), 0.7, (second,), either=True),
                Choose((first, second), 0.4),
                Elsewhere(LIBRARY.lookalikes[0]),
                Unknown(key_of("?")),
            ]
        )
    )
    return answer, library, tuple(one for _, told in made for one in told)


def fates(told: tuple[Told, ...], sight: Sight) -> Iterator[tuple[str, Fate]]:
    """What the rule decides for each passage."""
    for one in told:
        yield one.mark, decide(LIBRARY.timeline.reveal(one.passage.reveal), sight.horizon, sight.policy)


def veils_of(reply: Reply) -> list[Veiled]:
    """The covered passages, in order."""
    return [block for block in reply.blocks if isinstance(block, Veiled)]


def check(reply: Reply, told: tuple[Told, ...], sight: Sight) -> None:
    """A reply holds plain what is visible, veiled at most what is to be veiled, and nothing else."""
    outside = repr(replace(reply, blocks=tuple(block for block in reply.blocks if not isinstance(block, Veiled))))
    covered = repr(veils_of(reply))
    for mark, fate in fates(told, sight):
        assert fate is Fate.PLAIN or mark not in outside
        assert fate is Fate.VEILED or mark not in covered


def check_veils(reply: Reply) -> None:
    """As components every veil is alone in a spoiler container, in the exact form, and covered whole."""
    try:
        view = present(reply, asker=1, accent=0)
    except ValueError as refused:
        # Too much markup to be covered safely: refused as a whole rather than sent.
        assume("has no safe veil" not in str(refused))
        raise
    parts = view.to_components()
    assert view.total_children_count <= MOST_OF_A_MESSAGE
    veils = [part for part in parts if part.get("spoiler")]
    assert len(veils) == len(veils_of(reply))
    for part in veils:
        (text,) = part["components"]
        assert EXACT.fullmatch(text["content"])
        assert seen_before_a_click(text["content"]) == ""


@given(answers(), sights)
def test_nothing_withheld_is_in_a_reply_and_every_veil_holds(
    made: tuple[Answer, Library, tuple[Told, ...]], sight: Sight
) -> None:
    """For every outcome, for one entry or two, in every kind of message."""
    answer, library, told = made
    reply = render(answer, sight, library)

    check(reply, told, sight)
    check_veils(reply)


@given(entries("first"), sights)
def test_a_source_stands_only_with_its_passage(made: tuple[Entry, tuple[Told, ...]], sight: Sight) -> None:
    """A title may tell as much as a text: the book is named openly only where a passage from it is."""
    entry, told = made
    reply = sources(entry, sight, LIBRARY)
    seen = [fate for one, (_, fate) in zip(told, fates(told, sight), strict=True) if one.passage.sources == BOOK]
    outside = repr([block for block in reply.blocks if not isinstance(block, Veiled)])

    assert ("Salt and Light" in outside) is (Fate.PLAIN in seen)
    assert "Salt and Light" not in repr(reply) or set(seen) - {Fate.WITHHELD}
    check_veils(reply)


@given(entries("first"), st.integers(0, 6), sights)
def test_without_bars_shows_one_part_a_press_and_only_to_one_member(
    made: tuple[Entry, tuple[Told, ...]], step: int, sight: Sight
) -> None:
    """Step 0 shows no passage, step n the n-th later one alone."""
    entry, told = made
    later = [mark for mark, fate in fates(told, sight) if fate is not Fate.PLAIN]
    shown = repr(without_bars(entry, step, sight, LIBRARY).blocks)

    assert (
        [mark for mark in later if mark in shown] == later[step - 1 : step]
        if step
        else not any(mark in shown for mark in later)
    )
