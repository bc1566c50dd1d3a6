"""An entry opened from a list or a button: as an answer, or as the page that it has."""

from bot.guide.answer import Found
from bot.guide.library import Library
from bot.guide.render import Sight, render
from bot.guide.reply import Reply
from bot.guide.schema import Entry, Kind

from .summary import Length, summary
from .timeline import scene


def open_entry(entry: Entry, sight: Sight, library: Library) -> Reply:
    """What one entry shows these readers."""
    if entry.id == library.story.id:
        return summary(Length.WHOLE, 0, sight, library)
    if entry.kind is Kind.SCENE:
        return scene(entry, sight, library)
    return render(Found((entry,), 1.0), sight, library)
