"""A PostgreSQL server for the tests, on a port of its own, from the programs that are installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of PostgreSQL's newest programs, or None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def server() -> Generator[str]:
    """Run a server in a folder of its own; gives its address as DATABASE_URL takes it."""
    bin_folder = programs()
    if bin_folder is None:
        raise FileNotFoundError("PostgreSQL's programs are not installed")
    folder = Path(tempfile.mkdtemp(prefix="guide-postgres-"))
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    port, data = _free_port(), str(folder / "data")

    def call(program: str, *arguments: str) -> None:
        command = [*as_user, str(bin_folder / program), *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=folder)

    call("initdb", "-D", data, "-U", "guide", "--auth=trust", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    call("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql+asyncpg://guide@127.0.0.1:{port}/postgres"
    finally:
        call("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
