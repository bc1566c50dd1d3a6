"""One clear line for what a host or curator can mend, instead of a traceback."""

import sys


def fail(line: str, code: int = 1) -> int:
    """Print a line to standard error and return the exit code."""
    print(line, file=sys.stderr)
    return code
