"""A guide to one film, in Discord."""

import os
from pathlib import Path

# numpy reads this when it is first imported, so it cannot wait. With a thread for each core, sums as small as ours
# wait for the threads: answers take four times as long at p99, and the process starts later. Who wants threads sets it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "1.0.0"

BUNDLED_PACK = Path(__file__).resolve().parent.parent / "knowledge" / "stalker"
"""The film pack that comes with the code, in a checkout and in an installed package alike."""
