"""The last thing a member remembers, in their words, found among the scenes.

A smaller question than the engine's: the answer is a scene or nothing, and the member confirms it by its caption.
"""

import math
from collections import Counter

from .library import Library
from .schema import Scene

MOST_SCENES = 3
FEWEST_SHARED = 0.25
"""The share of what the remembered words weigh that a scene must have in common with them."""
SHORT = 3
"""Letters of words that are too common to say anything when no scene has them."""


def scenes_like(text: str, library: Library) -> tuple[Scene, ...]:
    """The scenes closest to some words, best first; none where nothing is close."""
    asked, told = set(library.russian(text)), library.scene_words
    among = Counter(word for vocabulary in told.values() for word in vocabulary & asked)
    weight = {word: math.log((1 + len(told)) / number) for word, number in among.items()}
    # A word that no scene knows counts like a rare one: mostly unknown words are no memory of this film.
    unknown = sum(word not in among and len(word) > SHORT for word in asked)
    whole = sum(weight.values()) + unknown * math.log(1 + len(told))
    if not whole:
        return ()
    shares = {scene: sum(weight[word] for word in asked & told[scene]) / whole for scene in told}
    best = sorted(shares, key=lambda scene: (-shares[scene], scene))[:MOST_SCENES]
    return tuple(library.by_scene[scene] for scene in best if shares[scene] >= FEWEST_SHARED)
