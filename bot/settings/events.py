"""What is counted about entries, without who or what words: for curators, who read it with `gaps`."""

from enum import StrEnum


class Event(StrEnum):
    """What happened to an answer. The value is in databases: never reuse one."""

    FALSE = "false"
    SPOILER = "spoiler"
    NOT_ASKED = "not-asked"
    WRONG = "wrong"
    CHOSEN = "chosen"
    UNANSWERED = "unanswered"
