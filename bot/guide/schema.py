"""What a film pack may say: one frozen model for every kind of record in its YAML files.

The models check each record alone. What holds between records (references, order of scenes, wordings
claimed twice) is `check`'s, and what a text may not give away is `leaks`'s.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .texts import (
    Asked,
    Colour,
    Id,
    Label,
    Pattern,
    PlaceLabel,
    Prose,
    Reveal,
    RussianWord,
    SceneId,
    Sentence,
    Wording,
    Wordings,
)

OPEN = "open"
"""The reveal of what may be known before watching."""
END = "end"
"""The reveal of what only makes sense after the last scene."""

LONGEST_ANSWER = 1800
"""Characters of all passages of one entry together; keeps an answer on one phone screen or two."""
LONGEST_FIRST_PASSAGE = 300
"""Characters of the passage that answers at once."""
FEWEST_WORDINGS = 12
"""Wordings an entry needs to be found by people who do not know its title."""


class Record(BaseModel):
    """The base of every record: frozen, and without room for a mistyped key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """What sort of thing an entry is about; the browse commands list by it."""

    QUESTION = "question"
    PERSON = "person"
    MAKER = "maker"
    PLACE = "place"
    THING = "thing"
    THEME = "theme"
    PRODUCTION = "production"
    RELATION = "relation"
    SCENE = "scene"


class PassageKind(StrEnum):
    """How far a passage can be relied on."""

    FACT = "fact"
    STATEMENT = "statement"
    READING = "reading"


class Medium(StrEnum):
    """What a recommendation is."""

    FILM = "film"
    NOVEL = "novel"
    BOOK = "book"
    DOCUMENTARY = "documentary"
    MUSIC = "music"
    GAME = "game"


class Picture(StrEnum):
    """How a scene looks."""

    SEPIA = "sepia"
    COLOUR = "colour"


class Use(StrEnum):
    """What a golden question may be used for: only `fit` may train or calibrate, figures come from `test`."""

    FIT = "fit"
    TEST = "test"


class Passage(Record):
    """A piece of an answer: one reveal, one kind, its sources, which are shown only with it."""

    text: Prose
    reveal: Reveal = OPEN
    kind: PassageKind = PassageKind.FACT
    by: Label | None = None
    sources: tuple[Id, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.kind is not PassageKind.FACT and self.by is None:
            raise ValueError(f"a {self.kind} needs 'by': whose it is")
        return self


class Entry(Record):
    """Something the guide can answer. `ask` are its wordings, never shown to anybody."""

    id: Id
    title: Label
    kind: Kind
    ask: Wordings = Field(min_length=FEWEST_WORDINGS)
    corrects: tuple[Wording, ...] = ()
    answer: tuple[Passage, ...] = Field(min_length=1)
    related: tuple[Id, ...] = Field(default=(), max_length=5)

    @model_validator(mode="after")
    def _measured(self) -> Self:
        total = sum(len(passage.text) for passage in self.answer)
        if total > LONGEST_ANSWER:
            raise ValueError(f"the answer has {total} characters; wanted at most {LONGEST_ANSWER}")
        first = len(self.answer[0].text)
        if first > LONGEST_FIRST_PASSAGE:
            raise ValueError(f"the first passage has {first} characters; wanted at most {LONGEST_FIRST_PASSAGE}")
        readings = {passage.by for passage in self.answer if passage.kind is PassageKind.READING}
        if len(readings) == 1:
            raise ValueError("one reading stands alone; wanted at least two, or none")
        return self


class Scene(Record):
    """One scene of the film. Its title is the caption, which is safe for everybody."""

    id: SceneId
    title: Label
    part: Annotated[int, Field(ge=1, le=2)]
    picture: Picture
    where: Label
    place: PlaceLabel | None = None
    """Where it is on the map of the journey, in a few words; scenes that follow each other there share it."""
    who: tuple[Id, ...] = ()
    happens: Prose
    notice: Prose
    later: Prose
    time: Label | None = None
    sources: tuple[Id, ...] = Field(min_length=1)
    ask: Wordings = Field(min_length=FEWEST_WORDINGS)
    related: tuple[Id, ...] = Field(default=(), max_length=5)

    def as_entry(self) -> Entry:
        """The scene as something that can be asked for."""
        # The limits of an answer are checked for written entries; a scene's texts are limited one by one.
        make = Passage.model_construct
        told = make(text=self.happens, reveal=self.id, sources=self.sources)
        notice = make(text=f"Worth noticing: {self.notice}", reveal=self.id, sources=self.sources)
        later = make(text=f"On a second viewing: {self.later}", reveal=END, sources=self.sources)
        return Entry.model_construct(
            id=self.id,
            title=self.title,
            kind=Kind.SCENE,
            ask=self.ask,
            corrects=(),
            answer=(told, notice, later),
            related=self.related,
        )


class CardRow(Record):
    """One line of the film card, open to everybody."""

    label: Label
    text: Prose
    sources: tuple[Id, ...] = Field(min_length=1)


class EndingPages(Record):
    """Which entries the buttons of the ending's page open."""

    happens: Id
    readings: Id
    makers: Id
    questions: Id


class Film(Record):
    """The film card and what the engine must know of the film: where its opening and its ending lie."""

    name: Label
    year: Annotated[int, Field(ge=1880, le=2200)]
    guide_name: Label
    command: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,32}$")]
    pitch: Prose
    promise: Prose
    opening: SceneId
    ending: SceneId
    accent: Colour
    card: tuple[CardRow, ...] = Field(min_length=5)
    ending_pages: EndingPages
    examples: tuple[Wording, ...] = Field(min_length=3, max_length=6)


class Summaries(Record):
    """The story in two lengths: without anything later, and whole."""

    synopsis: Passage
    whole: tuple[Passage, ...] = Field(min_length=3)

    def as_entry(self) -> Entry:
        """The whole story as an entry, under an id that no written entry can have."""
        # It is read page by page, so the limits of an answer do not hold for it.
        return Entry.model_construct(
            id="whole:story",
            title="The whole story",
            kind=Kind.QUESTION,
            ask=(),
            corrects=(),
            answer=self.whole,
            related=(),
        )


class Recommendation(Record):
    """What to watch, read, hear or play next, with one safe sentence why."""

    title: Label
    by: Label
    year: Label
    medium: Medium
    why: Prose
    sources: tuple[Id, ...] = Field(min_length=1)


class Source(Record):
    """A work a reader can trust. `shown` is how it is cited where the usual form does not fit."""

    id: Id
    title: Label
    author: Label | None = None
    year: Annotated[int, Field(ge=1800, le=2200)] | None = None
    shown: Label | None = None
    link: Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+/[!-~]*$", max_length=200)] | None = None

    @property
    def citation(self) -> str:
        """The work in one phrase, as Discord markdown."""
        if self.shown:
            return self.shown
        author = f"{self.author}, " if self.author else ""
        year = f" ({self.year})" if self.year else ""
        return f"{author}*{self.title}*{year}"


class Sources(Record):
    """The works, and the hosts that may be linked to, each looked at by a person."""

    hosts: tuple[Label, ...] = ()
    works: tuple[Source, ...] = Field(min_length=1)


class SpoilerTerm(Record):
    """A regular expression that gives something away, and the scene in which the film itself tells it."""

    pattern: Pattern
    reveal: Reveal


class FalseAlarm(Record):
    """Text that matches a spoiler term without giving anything away, with the reason."""

    where: Id
    text: Annotated[str, StringConstraints(min_length=2)]
    because: Annotated[str, StringConstraints(min_length=8)]


class Words(Record):
    """What people call things, and what gives things away."""

    same: tuple[tuple[Wording, ...], ...] = ()
    russian: dict[str, tuple[RussianWord, ...]] = {}
    """English to Russian; `russian.py` says how it is read."""
    spoilers: tuple[SpoilerTerm, ...] = ()
    allowed: tuple[FalseAlarm, ...] = ()


class LookAlike(Record):
    """What people take for the film: answered by a redirect, never by a film answer."""

    id: Id
    name: Label
    terms: tuple[Wording, ...] = Field(min_length=1)
    redirect: Sentence
    related: tuple[Id, ...] = Field(default=(), max_length=3)


class Talk(Record):
    """Small talk and the one human sentence that answers it."""

    id: Id
    ask: Wordings = Field(min_length=3)
    reply: Prose


class Language(Record):
    """A language that can be told apart by its common words, and a polite sentence in it."""

    name: Label
    words: tuple[Wording, ...] = Field(min_length=5)
    reply: Prose


class Golden(Record):
    """A question by another hand than the wordings, and what it must find: an entry, a look-alike or `none`."""

    q: Asked
    use: Use
    find: Id
    also: tuple[Id, ...] = ()

    @property
    def accepted(self) -> frozenset[str]:
        """Every id that is right for it."""
        return frozenset((self.find, *self.also))


NONE = "none"
"""What a golden question finds when the guide should refuse it."""


class Negatives(Record):
    """Things to refuse that are not golden questions: material for fitting, by what they are."""

    chat: tuple[Asked, ...] = ()
    game: tuple[Asked, ...] = ()
    unanswerable: tuple[Asked, ...] = ()
    bait: tuple[Asked, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them, whatever they are."""
        return (*self.chat, *self.game, *self.unanswerable, *self.bait)
