"""The colours of every picture, taken from the film's two ways of looking."""

from bot.guide.schema import Picture

GROUND = "#1d1a17"
INK = "#e9e0d0"
FAINT = "#8f8576"
THREAD = "#5b5247"
"""Lines that join things, and must not outshine them."""
TONES = {Picture.SEPIA: ("#5c4426", "#a8814f"), Picture.COLOUR: ("#2f4a35", "#7fa070")}
"""The lower and upper tone of a scene."""
