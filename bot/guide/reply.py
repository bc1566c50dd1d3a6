"""What the guide says, as a value: blocks of text, buttons, lists and pictures. It holds nothing that is withheld.

`render` and the pages build replies; `discord_ui.present` and the terminal show them. Neither sees a pack.
"""

from dataclasses import dataclass
from enum import StrEnum

from .spoiler import Position


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows; always open."""

    text: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A paragraph that this reader may see here."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: sources, and in words what kind of thing lies under a veil."""

    text: str


@dataclass(frozen=True, slots=True)
class Veiled:
    """A passage that must stay covered until its reader uncovers it. The text is not encoded yet."""

    text: str


Block = Heading | Plain | Note | Veiled


class Verb(StrEnum):
    """What pressing a button does. The value is part of messages already sent: never reuse one."""

    SHOW = "show"
    PRIVATELY = "ask"
    NOT_THIS = "not"
    NONE = "none"
    PICK = "pick"
    RELATED = "rel"
    SOURCES = "src"
    REMOVE = "rm"
    WITHOUT_BARS = "bare"
    TOPICS = "topics"
    FULL = "full"
    PAGE = "page"
    PEEK = "peek"
    FAR = "far"
    REMEMBER = "mem"
    AID = "aid"
    KEEP = "keep"
    DROP = "drop"
    WRONG = "wrong"
    EXPORT = "export"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it does, to which entries (by their opaque keys), and what is written on it."""

    verb: Verb
    label: str
    keys: tuple[str, ...] = ()
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list: an opaque key, and what is written on it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Select:
    """A list to choose one of. Choosing does what a button with `keys` and the chosen key would."""

    verb: Verb
    placeholder: str
    options: tuple[Option, ...]
    keys: tuple[str, ...] = ()


class Drawing(StrEnum):
    """What a picture shows of the scenes."""

    STRIP = "strip"
    JOURNEY = "journey"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to draw: the scenes up to a position, and the reader's place among them. `covered` is a veil."""

    upto: Position
    alt: str
    marked: bool = False
    covered: bool = False
    drawing: Drawing = Drawing.STRIP


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file for its reader to keep. Its name tells nothing of the film."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message.

    `quiet` marks refusals and menus, which are shown without the film's colour; `alone` marks what has nothing
    to show in the place where it was asked, so that only the asker needs to see it.
    """

    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    quiet: bool = False
    alone: bool = False
    selects: tuple[Select, ...] = ()
    picture: Picture | None = None
    file: TextFile | None = None
