"""Small pages around an answer: what is close to it, what it rests on, and its later parts one by one."""

from bot.guide import phrases
from bot.guide.library import Library, key_of
from bot.guide.render import Part, Sight, citations, kinds_of, parts, told
from bot.guide.reply import Block, Button, Heading, Note, Plain, Reply, Veiled, Verb
from bot.guide.schema import Entry, Source
from bot.guide.spoiler import Fate


def related(entry: Entry, library: Library) -> Reply:
    """The entries close to one, as buttons. Titles are open."""
    close = tuple(library.entries[other] for other in entry.related)
    if not close:
        return Reply((Plain(phrases.NO_RELATED),), quiet=True)
    return Reply((Plain(phrases.RELATED),), tuple(_open(other) for other in close), quiet=True)


def sources(entry: Entry, sight: Sight, library: Library) -> Reply:
    """The works behind an answer; those of later passages are covered like the passages."""
    found = parts(entry, sight, library)
    seen = list(dict.fromkeys(source for part in _fated(found, Fate.PLAIN) for source in part.passage.sources))
    blocks: list[Block] = [Heading(phrases.SOURCES), *(Plain(_line(library.works[source])) for source in seen)]
    if not seen:
        blocks = [Plain(phrases.NO_SOURCES)]
    later = [part for part in _fated(found, Fate.VEILED) if set(part.passage.sources) - set(seen)]
    if later and sight.bars:
        blocks.append(Note(phrases.BELOW.format(kinds=kinds_of([part.reveal for part in later], library))))
        blocks.append(Veiled(citations([part.passage for part in later], library)))
    return Reply(tuple(blocks), quiet=True)


def without_bars(entry: Entry, step: int, sight: Sight, library: Library) -> Reply:
    """Later passages without bars, one a press. Step 0 only says what kind the first is; step n shows the n-th."""
    later = [part for part in parts(entry, sight, library) if part.fate is not Fate.PLAIN]
    blocks: list[Block] = []
    if 0 < step <= len(later):
        part = later[step - 1]
        blocks += [Plain(told(part.passage)), Note(citations([part.passage], library))]
    if step >= len(later):
        return Reply((*blocks, Note(phrases.ALL_SHOWN)), quiet=not blocks)
    kinds = kinds_of([later[step].reveal], library)
    blocks.append(Note(phrases.NEXT_PART.format(kinds=kinds)))
    following = Button(Verb.WITHOUT_BARS, phrases.SHOW_NEXT, (key_of(entry.id), f"{step + 1:x}"), primary=True)
    return Reply(tuple(blocks), (following,))


def no_more() -> Reply:
    """What is said when every candidate was refused."""
    return Reply((Plain(phrases.NO_MORE),), (Button(Verb.TOPICS, phrases.WHAT_I_ANSWER),), quiet=True)


def _fated(found: tuple[Part, ...], fate: Fate) -> list[Part]:
    return [part for part in found if part.fate is fate]


def _line(work: Source) -> str:
    return f"- [{work.citation}](<{work.link}>)" if work.link else f"- {work.citation}"


def _open(entry: Entry) -> Button:
    return Button(Verb.SHOW, entry.title, (key_of(entry.id),))
