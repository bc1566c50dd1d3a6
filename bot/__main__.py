"""`python -m bot` is `stalker-guide`."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
