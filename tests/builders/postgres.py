"""A PostgreSQL server of the tests' own: started in a scratch folder, reached through its socket, ended with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

_DISTRIBUTION = Path("/usr/lib/postgresql")
_OWNER = "postgres"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "timezone": "UTC",
}


@contextmanager
def postgres_server(**settings: str) -> Iterator[Path]:
    """A server with trust for everyone on this machine; gives the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="convention-pg-"))
    try:
        _let_owner(folder)
        _run("initdb", "--pgdata", folder / "data", "--auth=trust", f"--username={_OWNER}", "--encoding=UTF8",
             "--no-sync", "--no-locale")  # fmt: skip
        words = [f"-c {name}={value}" for name, value in {**_SETTINGS, **settings}.items()]
        options = f"-k {folder} {' '.join(words)}".replace("listen_addresses=", "listen_addresses=''")
        _run("pg_ctl", "start", "--pgdata", folder / "data", "--log", folder / "log", "--wait", "--options", options)
        try:
            yield folder
        finally:
            stop_server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stop_server(folder: Path) -> None:
    """Cut every connection and end a server, as a machine does that loses its power."""
    _run("pg_ctl", "stop", "--pgdata", folder / "data", "--mode", "immediate", "--wait")


def start_again(folder: Path) -> None:
    """Start a server that was stopped, as it was."""
    _run("pg_ctl", "start", "--pgdata", folder / "data", "--log", folder / "log", "--wait", "--options",
         (folder / "data" / "postmaster.opts").read_text(encoding="utf-8").split(" ", 1)[1])  # fmt: skip


def address(folder: Path, database: str = "postgres", user: str = _OWNER) -> str:
    """How a program reaches a database of a server."""
    return f"postgresql://{user}@/{database}?host={folder}"


def new_database(folder: Path, name: str = "", template: str = "template1") -> str:
    """A database like the template, empty unless given; gives its address."""
    name = name or f"base_{uuid4().hex[:12]}"
    with psycopg.connect(address(folder), autocommit=True) as pg:
        pg.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    return address(folder, name)


def _run(program: str, *arguments: str | Path) -> None:
    command = [str(_binaries() / program), *map(str, arguments)]
    # The server refuses to run as root, and `initdb` with it.
    user = _OWNER if os.geteuid() == 0 else None
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, user=user, stdout=said, stderr=said, stdin=subprocess.DEVNULL, check=False)
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{program}: {said.read().decode(errors='replace')}")


def _binaries() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(_DISTRIBUTION.glob("*/bin"), key=lambda path: int(path.parent.name))
    if not versions:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql (.ci/check does)")
    return versions[-1]


def _let_owner(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, _OWNER, _OWNER)
    folder.chmod(0o755)
