"""The film pack as the guide uses it: everything it says, indexed and frozen."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .russian import Russian
from .schema import (
    END,
    OPEN,
    Entry,
    Film,
    Language,
    LookAlike,
    Recommendation,
    Scene,
    Source,
    Sources,
    Summaries,
    Talk,
    Words,
)
from .spoiler import EVERYTHING, NOTHING, Position, Timeline

SECOND_VIEWING = "second-viewing"
"""The id of the entry that is shown to those who have just finished."""


def key_of(entry_id: str) -> str:
    """The opaque key of an entry, as buttons carry it: eight hex digits that tell a reader nothing."""
    return hashlib.blake2s(entry_id.encode(), digest_size=4).hexdigest()


@dataclass(frozen=True)
class Library:
    """Everything a film pack says, indexed and frozen."""

    film: Film
    scenes: tuple[Scene, ...]
    entries: Mapping[str, Entry]
    sources: Sources
    words: Words
    lookalikes: tuple[LookAlike, ...]
    talk: tuple[Talk, ...]
    languages: tuple[Language, ...]
    summaries: Summaries
    recommendations: tuple[Recommendation, ...]

    @cached_property
    def timeline(self) -> Timeline:
        """The film's line of positions."""
        return Timeline(tuple(scene.id for scene in self.scenes), self.film.opening, self.film.ending)

    @cached_property
    def reveals(self) -> Mapping[str, Position]:
        """The position of every reveal: looked up for each passage of each entry whenever a list is made."""
        return {token: self.timeline.reveal(token) for token in (OPEN, END, *self.timeline.scenes)}

    @cached_property
    def russian(self) -> Russian:
        """The dictionary that puts Russian questions into English."""
        return Russian(self.words.russian)

    @cached_property
    def works(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {work.id: work for work in self.sources.works}

    @cached_property
    def by_scene(self) -> Mapping[str, Scene]:
        """The scenes by id."""
        return {scene.id: scene for scene in self.scenes}

    @cached_property
    def scene_words(self) -> Mapping[str, frozenset[str]]:
        """Every word that a scene is told or asked for with, in normal form, by the scene's id."""
        return {
            scene.id: frozenset(
                word
                for text in (scene.title, scene.where, scene.happens, scene.notice, *scene.ask)
                for word in self.russian(text)
            )
            for scene in self.scenes
        }

    @property
    def second_viewing(self) -> Entry | None:
        """What to look for the second time, for those who have just finished; a pack may do without."""
        return self.entries.get(SECOND_VIEWING)

    @cached_property
    def story(self) -> Entry:
        """The whole story as something whose later parts can be asked for like those of an answer."""
        return self.summaries.as_entry()

    @cached_property
    def shown(self) -> Mapping[str, Entry]:
        """All that a button can name, by id: the entries and the whole story."""
        return {**self.entries, self.story.id: self.story}

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """All that a button can name, by the opaque keys that buttons carry."""
        return {key_of(entry_id): entry for entry_id, entry in self.shown.items()}

    @cached_property
    def horizons(self) -> Mapping[str, str]:
        """Every horizon by its opaque key."""
        return {key_of(token): token for token in (NOTHING, *self.timeline.scenes, EVERYTHING)}

    @cached_property
    def digest(self) -> str:
        """A hash of all that matching depends on; the order of files, wordings and keys does not change it."""
        lines = [f"{entry.id}\t{text}" for entry in self.entries.values() for text in (*entry.ask, *entry.corrects)]
        lines += [f"{entry.id}\t{entry.kind}\t{entry.title}" for entry in self.entries.values()]
        lines += [f"{other.id}\t{term}" for other in self.lookalikes for term in other.terms]
        lines += [f"{talk.id}\t{text}" for talk in self.talk for text in talk.ask]
        lines += ["=".join(group) for group in self.words.same]
        lines += [f"{english}={word}" for english, russian in self.words.russian.items() for word in russian]
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
