"""How long words are in the one font of all pictures, and what of them fits."""

import unicodedata

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Lettering:
    """The fonts of one picture. Every picture has its own, because pictures are drawn in several threads."""

    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}
        self._lengths: dict[tuple[str, int], float] = {}

    def font(self, size: int) -> Font:
        """The font in a size, in pixels."""
        if size not in self._fonts:
            self._fonts[size] = ImageFont.load_default(size)
        return self._fonts[size]

    def length(self, text: str, size: int) -> float:
        """How wide a line of text is."""
        if (text, size) not in self._lengths:
            self._lengths[text, size] = self.font(size).getlength(writable(text))
        return self._lengths[text, size]

    def fitted(self, text: str, size: int, room: float) -> str:
        """As much of a text as fits, with an ellipsis where something is missing."""
        if self.length(text, size) <= room:
            return text
        while text and self.length(f"{text}…", size) > room:
            text = text[:-1].rstrip()
        return f"{text}…"

    def lines(self, text: str, size: int, room: float) -> list[str]:
        """A text in as many lines as it takes."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.length(longer, size) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return [self.fitted(line, size, room) for line in lines]


def writable(text: str) -> str:
    """A text in the letters that the font has: without accents."""
    # Compatible forms are left alone: an ellipsis would become three dots.
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
