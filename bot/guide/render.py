"""The only door out: turns an answer into a `Reply` and asks the spoiler rule about every passage on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import phrases
from .answer import Answer, Choose, Elsewhere, Found, Unknown
from .library import Library, key_of
from .reply import Block, Button, Heading, Note, Plain, Reply, Veiled, Verb
from .schema import LONGEST_ANSWER, Entry, Passage, PassageKind
from .spoiler import Fate, Policy, Position, decide

FIRST_SHARE = 0.6
LONGEST_TOGETHER = 1300
"""Characters of passages in one message that answers more than one question."""


@dataclass(frozen=True, slots=True)
class Sight:
    """How far a message's readers may see. `private` messages reach one member only."""

    policy: Policy
    horizon: Position
    private: bool = False
    bars: bool = True
    brief: bool = False

    @property
    def hides(self) -> bool:
        """Whether this is a public place where nothing may betray that something is withheld."""
        return self.policy is Policy.HIDE and not self.private


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of an answer and what becomes of it for these readers."""

    passage: Passage
    reveal: Position
    fate: Fate


def render(answer: Answer, sight: Sight, library: Library) -> Reply:
    """The message for an answer. What `sight` withholds is not in it."""
    match answer:
        case Found():
            return _found(answer, sight, library)
        case Choose(entries=entries):
            return _menu(entries)
        case Elsewhere(lookalike=lookalike):
            related = tuple(library.entries[entry_id] for entry_id in lookalike.related)
            return Reply((Plain(lookalike.redirect),), (*_picks(related), _remove()), quiet=True)
        case Unknown():
            return _unknown(answer, sight, library)


def parts(entry: Entry, sight: Sight, library: Library) -> tuple[Part, ...]:
    """The passages of an entry in order, each with its fate."""
    found: list[Part] = []
    for passage in entry.answer:
        reveal = library.reveals[passage.reveal]
        found.append(Part(passage, reveal, decide(reveal, sight.horizon, sight.policy)))
    return tuple(found)


def answerable(entry: Entry, horizon: Position, library: Library) -> bool:
    """Whether somebody at this horizon gets to read anything of the entry."""
    reveals = (library.reveals[passage.reveal] for passage in entry.answer)
    return any(decide(reveal, horizon, Policy.HIDE) is Fate.PLAIN for reveal in reveals)


def told(passage: Passage) -> str:
    """A passage's text with whose it is, where it is not plain fact."""
    if passage.kind is PassageKind.READING:
        return phrases.READING.format(by=passage.by, text=passage.text)
    if passage.kind is PassageKind.STATEMENT:
        return phrases.STATEMENT.format(by=passage.by, text=passage.text)
    return passage.text


def kinds_of(reveals: Sequence[Position], library: Library) -> str:
    """In words what kind of thing lies ahead, so that a reader can decide."""
    endings = {library.timeline.is_ending(reveal) for reveal in reveals}
    names = ((False, phrases.LATER), (True, phrases.ENDING))
    return " · ".join(name for is_ending, name in names if is_ending in endings)


def citations(passages: Sequence[Passage], library: Library) -> str:
    """The works that passages rest on, each once, in order."""
    return cite([source for passage in passages for source in passage.sources], library)


def cite(sources: Sequence[str], library: Library) -> str:
    """Works by their ids, each once, in order."""
    text = " · ".join(library.works[source].citation for source in dict.fromkeys(sources))
    return text[:1].upper() + text[1:]


def _found(answer: Found, sight: Sight, library: Library) -> Reply:
    rooms = _rooms(len(answer.entries))
    shown = [(e, [p for p in parts(e, sight, library) if p.fate is not Fate.WITHHELD]) for e in answer.entries]
    chosen = [(entry, _fitting(found, room)) for (entry, found), room in zip(shown, rooms, strict=True)]
    if sight.hides:
        # An answer without a visible passage must not show that it is there.
        chosen = [(entry, found) for entry, found in chosen if _visible(found)]
    if not chosen:
        return not_here(key_of(answer.entries[0].id))
    blocks: list[Block] = []
    for number, (entry, found) in enumerate(chosen):
        if number and answer.either:
            blocks.append(Note(phrases.OR_ELSE))
        blocks += answer_blocks(entry, found, sight, library)
    hidden = next((e for e, found in shown if any(part.fate is not Fate.PLAIN for part in found)), None)
    cut = next((e for (e, found), (_, said) in zip(shown, chosen, strict=False) if _is_cut(found, said, sight)), None)
    buttons = _answer_buttons(answer.entries, answer.runners_up, sight, hidden=hidden, cut=cut)
    return Reply(tuple(blocks), tuple(buttons))


def _is_cut(found: Sequence[Part], said: Sequence[Part], sight: Sight) -> bool:
    """Whether more of an entry may be seen than a message tells."""
    most = 1 if sight.brief else len(_visible(said))
    return len(_visible(found)) > most


def _rooms(answers: int) -> list[int]:
    """Characters for each of several answers in one message: the first gets the most."""
    if answers == 1:
        return [LONGEST_ANSWER]
    first = round(LONGEST_TOGETHER * FIRST_SHARE)
    return [first, *[(LONGEST_TOGETHER - first) // (answers - 1)] * (answers - 1)]


def _fitting(found: Sequence[Part], room: int) -> tuple[Part, ...]:
    """Whole passages that fit; the first is always among them."""
    fitting: list[Part] = []
    for part in found:
        room -= len(told(part.passage))
        if fitting and room < 0:
            break
        fitting.append(part)
    return tuple(fitting)


def _visible(found: Sequence[Part]) -> list[Part]:
    return [part for part in found if part.fate is Fate.PLAIN]


def answer_blocks(entry: Entry, found: Sequence[Part], sight: Sight, library: Library) -> Iterator[Block]:
    """Title, passages and sources of an entry, each part by its fate."""
    yield Heading(entry.title)
    visible = _visible(found)[:1] if sight.brief else _visible(found)
    yield from (Plain(told(part.passage)) for part in visible)
    if visible:
        yield Note(citations([part.passage for part in visible], library))
    veiled = [part for part in found if part.fate is Fate.VEILED] if sight.bars else []
    if veiled:
        yield Note(phrases.BELOW.format(kinds=kinds_of([part.reveal for part in veiled], library)))
    for part in veiled:
        yield Veiled(f"{told(part.passage)}\n({citations([part.passage], library)})")


def _answer_buttons(
    entries: Sequence[Entry], runners_up: Sequence[Entry], sight: Sight, *, hidden: Entry | None, cut: Entry | None
) -> Iterator[Button]:
    """The buttons of an answer: each opens the first entry that it has something to open of."""
    key = key_of(entries[0].id)
    if sight.hides:
        # Always there, whether or not anything is withheld: its presence must tell nothing.
        yield Button(Verb.PRIVATELY, phrases.ASK_PRIVATELY, (key,), primary=True)
        yield _remove()
        return
    if hidden and sight.private:
        yield Button(Verb.WITHOUT_BARS, phrases.WITHOUT_BARS, (key_of(hidden.id), "0"), primary=True)
        yield Button(Verb.KEEP, phrases.COME_BACK, (key_of(hidden.id),))
    elif hidden:
        yield Button(Verb.SHOW, phrases.SHOW_ME, (key_of(hidden.id),), primary=True)
    if cut:
        yield Button(Verb.FULL, phrases.IN_FULL, (key_of(cut.id),))
    if runners_up:
        yield Button(Verb.NOT_THIS, phrases.NOT_THIS, (key, *(key_of(entry.id) for entry in runners_up)))
    if entries[0].related:
        yield Button(Verb.RELATED, phrases.RELATED_LABEL, (key,))
    yield Button(Verb.SOURCES, phrases.SOURCES_LABEL, (key,))
    yield Button(Verb.WRONG, phrases.WRONG, (key,)) if sight.private else _remove()


def _menu(entries: Sequence[Entry]) -> Reply:
    none = Button(Verb.NONE, phrases.NONE_OF_THESE)
    return Reply((Plain(phrases.WHICH),), (*_picks(entries), none), quiet=True)


def _unknown(answer: Unknown, sight: Sight, library: Library) -> Reply:
    if answer.reply is not None:
        return Reply((Plain(answer.reply),), quiet=True)
    if sight.hides:
        return not_here(answer.decoy)
    sentence = phrases.NOTHING_ON_THAT.format(film=library.film.name, year=library.film.year)
    return Reply((Plain(sentence),), (Button(Verb.TOPICS, phrases.WHAT_I_ANSWER), _remove()), quiet=True)


def not_here(key: str) -> Reply:
    """The one sentence of a place that hides, for what is not known and for what is withheld alike."""
    return withheld(Button(Verb.PRIVATELY, phrases.ASK_PRIVATELY, (key,), primary=True))


def withheld(privately: Button) -> Reply:
    """The same for a page, which `privately` opens for who presses it."""
    return Reply((Plain(phrases.NOT_HERE),), (privately, _remove()), quiet=True, alone=True)


def _picks(entries: Sequence[Entry]) -> tuple[Button, ...]:
    return tuple(Button(Verb.PICK, entry.title, (key_of(entry.id),)) for entry in entries)


def _remove() -> Button:
    return Button(Verb.REMOVE, phrases.REMOVE)
