"""The peers as servers, in an environment of their own that is made once, and kept where a person says."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.harness import PROJECT, Server, free_port

REQUIREMENTS = Path("tests") / "benchmarks" / "peers" / "requirements.txt"
KEPT_IN = "PEERS_ENVIRONMENT"
_START_SECONDS = 120


def peers_python(folder: Path) -> Path:
    """The interpreter of the peers' environment, made in `folder` or where `PEERS_ENVIRONMENT` says."""
    environment = Path(os.environ.get(KEPT_IN) or folder / "peers")
    python = environment / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", PROJECT / REQUIREMENTS], check=True)
    return python


@contextmanager
def peer_server(python: Path, module: str, values: Path) -> Iterator[Server]:
    """Run one of the peers (`dash_page`, `vizro_page`, `static_page`) on the charts of a CSV file."""
    port = free_port()
    command = [str(python), "-m", f"tests.benchmarks.peers.{module}", str(values), str(port)]
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = Server(f"http://127.0.0.1:{port}", values.parent, process.pid)
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=_START_SECONDS)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(server.url, timeout=10):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} did not start.")
