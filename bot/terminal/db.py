"""`db`: bring the database up to date, copy it to a file, and back."""

import asyncio
from pathlib import Path

from bot.config import ConfigError, read_config
from bot.settings import backup
from bot.settings.store import StoreError

from .failing import fail


def db(action: str, file: Path | None) -> int:
    """Run one of the actions on DATABASE_URL. Returns the exit code."""
    try:
        print(_do(action, file, read_config().database_url))
    except ConfigError as error:
        return fail(str(error))
    except StoreError as error:
        return fail(f"DATABASE_URL cannot be used: {error}")
    except (backup.BackupError, OSError, UnicodeDecodeError) as error:
        return fail(f"{file}: {error}")
    return 0


def _do(action: str, file: Path | None, url: str) -> str:
    if action == "upgrade" or file is None:
        asyncio.run(backup.upgrade(url))
        return "The database is up to date."
    if action == "backup":
        lines = asyncio.run(backup.dump(url))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return f"{file}: {len(lines) - 1} rows"
    rows = asyncio.run(backup.restore(url, file.read_text(encoding="utf-8").splitlines()))
    return f"{rows} rows were restored."
