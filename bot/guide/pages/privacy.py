"""What is stored about a member, in words and numbers, and as a file."""

import json

from bot.guide.library import Library
from bot.guide.reply import Button, Heading, Note, Plain, Reply, TextFile, Verb

from . import words
from .member import Member

FILE = "guide-data.json"


def privacy(member: Member, library: Library) -> Reply:
    """Everything that is stored, why, and how to be rid of it."""
    titles = f" ({', '.join(entry.title for entry in member.kept)})" if member.kept else ""
    lines = [
        words.PRIVACY_FAR.format(far=member.far(library)) if member.horizon is not None else "",
        words.PRIVACY_READING.format(reading=member.reading) if not (member.bars and not member.brief) else "",
        words.PRIVACY_KEPT.format(number=len(member.kept), titles=titles) if member.kept else "",
    ]
    stored = "\n".join(filter(None, lines))
    buttons = (Button(Verb.EXPORT, words.EXPORT), Button(Verb.FORGET, words.DELETE_ALL))
    blocks = (
        Heading(words.PRIVACY),
        Plain(stored or words.PRIVACY_NOTHING),
        Note(words.PRIVACY_WHY),
        Note(words.PRIVACY_SERVER),
    )
    return Reply(blocks, buttons if stored else ())


def export(record: dict[str, object]) -> Reply:
    """All that is stored, as a file."""
    text = json.dumps(record, indent=2, ensure_ascii=False)
    return Reply((Plain(words.EXPORTED),), file=TextFile(FILE, text + "\n"), quiet=True)


def deleted() -> Reply:
    """What is said when nothing is stored any more."""
    return Reply((Plain(words.DELETED),), quiet=True)
