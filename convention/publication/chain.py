"""The chain of editions: each has a manifest of its files, whose digest holds that of the edition before."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convention.domain.committee import Meeting
from convention.publication.reading import PublicationError
from convention.wording.publication import broken_chain

MANIFEST = "edition.json"
EARLIER = "manifestes"
_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
Version = tuple[int, int, int]


@dataclass(frozen=True)
class Edition:
    """One published edition; `digest`: of its manifest, in hexadecimal; `manifest`: as it is written."""

    version: str
    digest: str
    manifest: Mapping[str, Any]

    @property
    def number(self) -> Version:
        """The version as numbers."""
        return version_number(self.version)


def version_number(text: str) -> Version:
    """The three ranks of a version.

    Raises ValueError for a text that is none.
    """
    found = _VERSION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    major, minor, patch = (int(part) for part in found.groups())
    return major, minor, patch


def next_version(last: Edition | None, meeting: Mapping[str, str], schema: int) -> str:
    """The version of the edition that follows: first rank for another form of the data, second for another meeting."""
    if last is None:
        return f"{schema}.0.0"
    major, minor, patch = last.number
    if last.manifest["schema"] != schema:
        return f"{max(major + 1, schema)}.0.0"
    if last.manifest["seance"] != meeting:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def meeting_facts(meeting: Meeting, name: str) -> dict[str, str]:
    """What a manifest says of its meeting."""
    assert meeting.freeze is not None
    return {
        "nom": name,
        "situation": meeting.situation.isoformat(),
        "arretee_le": f"{meeting.freeze.frozen_at:%Y-%m-%dT%H:%M:%SZ}",
    }


def manifest_of(
    files: Mapping[str, bytes], version: str, schema: int, meeting: Mapping[str, str], before: Edition | None
) -> dict[str, Any]:
    """The manifest of the files of an edition, its digest included."""
    made: dict[str, Any] = {
        "edition": version,
        "schema": schema,
        "seance": dict(meeting),
        "precedente": {"edition": before.version, "empreinte": before.digest} if before else None,
        "fichiers": [
            {"chemin": name, "taille": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ],
    }
    return made | {"empreinte": manifest_digest(made)}


def manifest_digest(manifest: Mapping[str, Any]) -> str:
    """The SHA-256 of a manifest's canonical form without the digest itself, in hexadecimal."""
    held = {name: value for name, value in manifest.items() if name != "empreinte"}
    return hashlib.sha256(json.dumps(held, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def written_manifest(manifest: Mapping[str, Any]) -> bytes:
    """A manifest as a file."""
    return f"{json.dumps(manifest, ensure_ascii=False, indent=1)}\n".encode()


def editions_in(folder: Path) -> tuple[Edition, ...]:
    """The editions of a folder, oldest first.

    Raises PublicationError where one does not follow from the one before: the chain is not to be continued then.
    """
    found = sorted((path for path in folder.glob(f"*/{MANIFEST}") if _VERSION.fullmatch(path.parent.name)), key=_order)
    editions = tuple(_read(path) for path in found)
    for before, edition in zip((None, *editions), editions, strict=False):
        expected = {"edition": before.version, "empreinte": before.digest} if before else None
        if edition.manifest.get("precedente") != expected or manifest_digest(edition.manifest) != edition.digest:
            raise PublicationError(broken_chain(edition.version))
    return editions


def _order(path: Path) -> Version:
    return version_number(path.parent.name)


def _read(path: Path) -> Edition:
    try:
        manifest = json.loads(path.read_bytes())
        return Edition(path.parent.name, str(manifest["empreinte"]), manifest)
    except (ValueError, KeyError, TypeError):
        raise PublicationError(broken_chain(path.parent.name)) from None


def earlier_manifests(editions: Sequence[Edition]) -> dict[str, bytes]:
    """The manifests of the editions before, by which one edition proves the whole chain."""
    return {f"{EARLIER}/{found.version}.json": written_manifest(found.manifest) for found in editions}
