"""The whole bundled film pack, entry by entry, through every policy and ten horizons."""

import re
from itertools import pairwise
from typing import Any, cast

import pytest

from bot import BUNDLED_PACK
from bot.discord_ui.present import present
from bot.discord_ui.veil import block_markdown
from bot.guide.answer import Found
from bot.guide.leaks import leaks
from bot.guide.library import Library
from bot.guide.pack import Pack, read_pack
from bot.guide.render import Sight, parts, render
from bot.guide.reply import Reply, Veiled
from bot.guide.schema import Entry
from bot.guide.spoiler import Fate, Policy
from tests.discord_ui.client_model import seen_before_a_click

HORIZONS = ("nothing", "s05", "s15", "s20", "s30", "s34", "s40", "s45", "s49", "everything")
EXACT = re.compile(r"\|\|[^|]+\|\|")
LONGEST_OPEN = 1800
"""Characters of an answer where all of it is plain: two screens of a phone."""
LONGEST_MESSAGE, LONGEST_LABEL, MOST_COMPONENTS = 4000, 80, 40
"""Discord's limits for one message."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The bundled pack as it is read; it need not be without problems to be swept."""
    return read_pack(BUNDLED_PACK)


@pytest.fixture(scope="module")
def film(pack: Pack) -> Library:
    """What the bundled pack says."""
    if pack.library is None:
        pytest.skip("the bundled pack lacks a whole file")
    return pack.library


def sights(film: Library) -> list[Sight]:
    """Every policy at every horizon, in public and to one member."""
    return [
        Sight(policy, film.timeline.last if policy is Policy.SHOW else film.timeline.horizon(horizon), private=private)
        for policy in Policy
        for horizon in HORIZONS
        for private in (False, True)
    ]


def faults(entry: Entry, sight: Sight, film: Library) -> list[str]:
    """What is wrong with the message that shows an entry."""
    reply = render(Found((entry,), 1.0), sight, film)
    opened = "\n".join(block_markdown(block) for block in reply.blocks if not isinstance(block, Veiled))
    labels = "\n".join(button.label for button in reply.buttons)
    found: list[str] = []
    for part in parts(entry, sight, film):
        if part.fate is not Fate.PLAIN and part.passage.text in f"{opened}\n{labels}":
            found.append(f"{part.passage.text[:40]!r} stands openly")
        if part.fate is Fate.WITHHELD and part.passage.text in repr(reply):
            found.append(f"{part.passage.text[:40]!r} is not withheld")
    veils = [block_markdown(block) for block in reply.blocks if isinstance(block, Veiled)]
    bare = [veil for veil in veils if not EXACT.fullmatch(veil) or seen_before_a_click(veil)]
    return [*found, *(f"{veil[:40]!r} is not covered" for veil in bare), *_lengths(reply)]


def _lengths(reply: Reply) -> list[str]:
    texts = [block_markdown(block) for block in reply.blocks]
    most = LONGEST_MESSAGE if any(isinstance(block, Veiled) for block in reply.blocks) else LONGEST_OPEN
    found = [f"{sum(map(len, texts))} characters"] if sum(map(len, texts)) > most else []
    return found + [f"a label of {len(b.label)}" for b in reply.buttons if not 0 < len(b.label) <= LONGEST_LABEL]


def test_no_passage_beyond_the_horizon_stands_outside_a_veil(film: Library) -> None:
    """Every entry, every scene, in every kind of place; and every message is one that Discord takes."""
    found = [
        f"{entry.id} at {sight.policy} position {sight.horizon}: {fault}"
        for entry in film.entries.values()
        for sight in sights(film)
        for fault in faults(entry, sight, film)
    ]

    assert found == []


def test_every_answer_with_its_veils_is_one_message(film: Library) -> None:
    """As components, at the horizon at which most is veiled."""
    for entry in film.entries.values():
        sight = Sight(Policy.TAG, film.timeline.horizon("nothing"), private=True)
        view = present(render(Found((entry,), 1.0, (entry,) * 3), sight, film), asker=2**63, accent=0)
        ids = [custom for part in _parts(view.to_components()) if (custom := part.get("custom_id"))]

        assert view.total_children_count <= MOST_COMPONENTS, entry.id
        assert view.content_length() <= LONGEST_MESSAGE, entry.id
        assert len(ids) == len(set(ids)), entry.id


def test_no_title_gives_anything_away(pack: Pack, film: Library) -> None:
    """By the pack's own terms: titles are read by everybody. So is every other text at its own reveal."""
    assert [str(problem) for problem in leaks(pack)] == []
    assert all(0 < len(entry.title) <= LONGEST_LABEL for entry in film.entries.values())


def test_who_has_seen_more_never_reads_less(film: Library) -> None:
    """What is plain at one horizon is plain at every later one."""
    for entry in film.entries.values():
        plain = [
            {part.passage.text for part in parts(entry, sight, film) if part.fate is Fate.PLAIN}
            for sight in (Sight(Policy.HIDE, film.timeline.horizon(horizon)) for horizon in HORIZONS)
        ]

        assert all(before <= after for before, after in pairwise(plain)), entry.id


def _parts(value: object) -> list[dict[str, Any]]:
    """Every component, however deep."""
    if not isinstance(value, list):
        return []
    found = cast("list[dict[str, Any]]", value)
    return [*found, *(inner for part in found for inner in _parts(part.get("components")))]
