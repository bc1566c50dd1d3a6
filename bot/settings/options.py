"""Every option an admin can set, declared once. Panel, commands, validation, help and export derive from here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What an option is set for. The nearest to a message wins: channel, then category, then server."""

    SERVER = "server"
    CATEGORY = "category"
    CHANNEL = "channel"


class Kind(StrEnum):
    """How an option's value is chosen and written."""

    CHOICE = "choice"
    SCENE = "scene"
    SECONDS = "seconds"
    TEXT_CHANNEL = "text channel"


class OptionError(ValueError):
    """A value that an option does not take, in words for the admin."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option: as stored, as shown, and what it means in a sentence."""

    value: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing an admin decides. Values are stored as text in the form that `check` returns."""

    name: str
    label: str
    words: str
    default: str
    kind: Kind = Kind.CHOICE
    choices: tuple[Choice, ...] = ()
    scopes: tuple[Scope, ...] = (Scope.SERVER, Scope.CATEGORY, Scope.CHANNEL)
    longest: int = 0
    presets: tuple[str, ...] = ()
    """Values that the panel offers where there are too many for a list."""
    rare: bool = False
    """Whether it stands on the panel's second page."""
    who: str = "manage_guild"
    """The Discord permission that somebody needs to change it."""

    def check(self, value: str, scenes: Sequence[str]) -> str:
        """The value as it is stored. Raises OptionError naming the option, the value and what was wanted."""
        value = value.strip().lower()
        match self.kind:
            case Kind.CHOICE if value in {choice.value for choice in self.choices}:
                return value
            case Kind.SCENE if value in {"nothing", "everything", *scenes}:
                return value
            case Kind.SECONDS if value.isascii() and value.isdigit() and int(value) <= self.longest:
                return str(int(value))
            case Kind.TEXT_CHANNEL if value == "none" or (value.isascii() and value.isdigit()):
                return value
            case _:
                raise OptionError(f"{self.name} cannot be {value[:40]!r}; wanted {self.wanted(scenes)}")

    def wanted(self, scenes: Sequence[str]) -> str:
        """What values the option takes, in words."""
        match self.kind:
            case Kind.CHOICE:
                return ", ".join(choice.value for choice in self.choices)
            case Kind.SCENE:
                return f"nothing, everything, or a scene from {scenes[0]} to {scenes[-1]}"
            case Kind.SECONDS:
                return f"whole seconds from 0 to {self.longest}"
            case Kind.TEXT_CHANNEL:
                return "a channel's id, or none"


POLICY = Option(
    name="policy",
    label="Later plot",
    words="What becomes of text that tells more than everybody here has seen.",
    default="tag",
    choices=(
        Choice("hide", "hidden", "Later plot is not posted; members can ask privately."),
        Choice("tag", "behind spoiler tags", "Later plot is posted behind spoiler tags."),
        Choice(
            "show",
            "shown openly",
            "Everything is shown openly to everybody there: for a place where all have seen the film.",
        ),
    ),
)
HORIZON = Option(
    name="horizon",
    label="Everybody here has seen",
    words="How far everybody here has watched. Up to there, nothing is covered. A film club moves it weekly.",
    default="nothing",
    kind=Kind.SCENE,
)
LISTEN = Option(
    name="listen",
    label="Answers to",
    words="What makes the guide speak here, besides its commands.",
    default="mentions",
    choices=(
        Choice("off", "commands only", "The guide answers only its commands."),
        Choice("mentions", "mentions and replies", "The guide also answers when it is mentioned or replied to."),
        Choice(
            "questions",
            "questions, unasked",
            "It also answers, unasked, questions it is nearly certain of; the same words only once.",
        ),
    ),
)
REPLIES = Option(
    name="replies",
    label="Replies",
    words="Who sees the answer to a command.",
    default="public",
    choices=(
        Choice("public", "public", "Everybody in the channel sees the answer."),
        Choice("private", "private", "Only the member who asks sees the answer."),
    ),
    rare=True,
)
COOLDOWN = Option(
    name="cooldown",
    label="Pause between mentions",
    words="Seconds before the guide answers the same member's next mention or unasked question.",
    default="5",
    kind=Kind.SECONDS,
    longest=3600,
    presets=("0", "5", "15", "30", "60", "300", "3600"),
    rare=True,
)
LOG_CHANNEL = Option(
    name="log-channel",
    label="Reports go to",
    words="The channel in which the guide posts what members report as wrong.",
    default="none",
    kind=Kind.TEXT_CHANNEL,
    scopes=(Scope.SERVER,),
    rare=True,
)
PAUSED = Option(
    name="paused",
    label="Paused",
    words="While paused, the guide says nothing here but that it is paused.",
    default="no",
    choices=(
        Choice("no", "no", "The guide answers."),
        Choice("yes", "paused", "The guide is silent."),
    ),
)

OPTIONS: tuple[Option, ...] = (POLICY, HORIZON, LISTEN, REPLIES, COOLDOWN, LOG_CHANNEL, PAUSED)
BY_NAME: Mapping[str, Option] = {option.name: option for option in OPTIONS}


def label_of(name: str) -> str:
    """What an option is called where people read it; its name where it is of another version of the guide."""
    return BY_NAME[name].label if name in BY_NAME else name
