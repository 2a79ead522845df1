"""The proxy file and the unit, as they stand in `deploy/`: nginx in front of the dashboard that the unit starts."""

from __future__ import annotations

import base64
import os
import re
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from convention.operations.live import copy_at_one_moment
from convention.operations.places import BASE_NAME
from convention.warehouse.rights import journal
from convention.warehouse.store import open_store
from tests.e2e.harness import free_port
from tests.operations.test_units import PROGRAM, PROJECT, service

SECRET = "s" * 32
LOGIN = "Basic " + base64.b64encode(b"ana:secret").decode()
PATIENCE_SECONDS = 120.0


@dataclass(frozen=True)
class Served:
    """Where nginx listens, where the dashboard behind it does, what to trust, and the data folder."""

    port: int
    inner: int
    trusted: ssl.SSLContext
    data: Path

    @property
    def host(self) -> str:
        """The public name."""
        return f"127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """What the proxy answers: status and text."""
        asked = HTTPSConnection("127.0.0.1", self.port, context=self.trusted, timeout=PATIENCE_SECONDS)
        asked.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = asked.getresponse()
        return answer.status, answer.read().decode()

    def direct(self, path: str) -> int:
        """The status of what the dashboard answers to somebody who goes around the proxy."""
        asked = HTTPConnection("127.0.0.1", self.inner, timeout=PATIENCE_SECONDS)
        asked.request("GET", path, headers={"Host": self.host})
        return asked.getresponse().status


def certificate(folder: Path) -> None:
    """A certificate of this machine, signed by itself, with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "essai")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = built.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    built = built.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    signed = built.sign(key, hashes.SHA256())
    (folder / "tableau.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    plain = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    (folder / "tableau.key").write_bytes(plain)


def nginx(folder: Path, file: str, port: int, inner: int) -> list[str]:
    """The command that starts nginx with a file of `deploy/`, its places and ports replaced by those of a test."""
    certificate(folder)
    (folder / "tableau.htpasswd").write_text("ana:{PLAIN}secret\n")
    (folder / "tableau-secret.conf").write_text(f'proxy_set_header X-Convention-Secret "{SECRET}";\n')
    text = (PROJECT / "deploy" / file).read_text(encoding="utf-8")
    text = re.sub(r"/etc/ssl/tableau\.example\.(pem|key)", rf"{folder}/tableau.\1", text)
    text = text.replace("/etc/nginx/", f"{folder}/").replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = text.replace("127.0.0.1:8501", f"127.0.0.1:{inner}")
    (folder / "site.conf").write_text(text, encoding="utf-8")
    places = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"{name}_temp_path {folder}/{name};" for name in places)
    user = "user root;" if os.geteuid() == 0 else ""
    main = f"{user} pid {folder}/pid; error_log {folder}/error.log; daemon off; events {{}}\n"
    main += f"http {{ access_log off;\n{temporary}\ninclude {folder}/site.conf; }}\n"
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    return ["/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]


@contextmanager
def running(words: list[str], environment: dict[str, str]) -> Iterator[None]:
    """A process with the umask of the unit, until the block ends."""
    mask = int(service("convention.service")["UMask"], 8)
    with subprocess.Popen(words, cwd=PROJECT, env=environment, umask=mask, stdout=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The unit's command behind the proxy that vouches for people."""
    folder, data = tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("data")
    found = Served(free_port(), free_port(), ssl.create_default_context(), data)
    command = service("convention.service")["ExecStart"].removeprefix(PROGRAM).split()
    words = [sys.executable, "-m", *command, "--server.port", str(found.inner)]
    own = {"CONVENTION_DATA": str(data), "CONVENTION_ADDRESS": f"https://{found.host}", "PYTHONPATH": str(PROJECT)}
    own |= {"CONVENTION_PROXY_SECRET": SECRET, "CONVENTION_PROXY_ISSUER": "essai"}
    proxy = nginx(folder, "nginx-mandataire.conf", found.port, found.inner)
    found.trusted.load_verify_locations(folder / "tableau.pem")
    with running(words, os.environ | own), running(proxy, dict(os.environ)):
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            with suppress(OSError):
                if found.get("/sante", Authorization=LOGIN) == (200, "bien"):
                    break
            time.sleep(0.1)
        yield found


@pytest.mark.parametrize("file", ["nginx-connexion.conf", "nginx-mandataire.conf"])
def test_nginx_takes_the_file(tmp_path: Path, file: str) -> None:
    done = subprocess.run([*nginx(tmp_path, file, 1, 2), "-t"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_only_whom_the_proxy_knows_comes_in(served: Served) -> None:
    assert served.get("/")[0] == 401
    assert served.get("/", Authorization=LOGIN)[0] == 200
    assert served.direct("/") == 403
    assert served.direct("/sante") == 200


def test_a_page_is_drawn_through_it_for_the_person_that_it_names(served: Served) -> None:
    """A live connection is upgraded; that the browser names somebody else counts for nothing."""
    forged = {"Authorization": LOGIN, "X-Convention-Subject": "root", "X-Convention-Secret": "x" * 32}
    with connect(
        f"wss://{served.host}/_stcore/stream",
        ssl=served.trusted,
        additional_headers=forged,
        origin=Origin(f"https://{served.host}"),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
    ) as socket:
        asked = BackMsg()
        asked.rerun_script.page_name = "convention"
        socket.send(asked.SerializeToString())
        ended = ""
        while not ended:
            answer = ForwardMsg.FromString(socket.recv(timeout=PATIENCE_SECONDS, decode=False))
            if answer.WhichOneof("type") == "script_finished":
                ended = ForwardMsg.ScriptFinishedStatus.Name(answer.script_finished)
    assert ended == "FINISHED_SUCCESSFULLY"


def test_what_it_leaves_is_its_own_and_names_the_person(served: Served) -> None:
    written = [path for path in served.data.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o077 for path in written} == {0}
    with copy_at_one_moment(served.data / BASE_NAME) as (copy, _), closing(open_store(copy)) as store:
        assert {entry.subject for entry in journal(store) if entry.act == "sign_in"} == {"ana"}
