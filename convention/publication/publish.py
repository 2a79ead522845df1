"""Publishing: from a frozen meeting to a folder of static files, an edition beside those before it."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from convention.publication.chain import (
    MANIFEST,
    Edition,
    earlier_manifests,
    editions_in,
    manifest_of,
    meeting_facts,
    next_version,
    written_manifest,
)
from convention.publication.content import EditionContent, content_of
from convention.publication.datasets import SCHEMA_VERSION, resources_of
from convention.publication.front import front_files
from convention.publication.open_data import DATA, csv_bytes, data_files
from convention.publication.reading import frozen_meeting, public_reading
from convention.publication.site import ResourceChange, pages_of, site_of
from convention.publication.tables import Resource, row_changes
from convention.warehouse.store import Store
from convention.wording.publication import FIRST_EDITION, change_between, write_to

VERIFIER = "verifier.py"
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


@dataclass(frozen=True)
class Published:
    """What publishing came to; `written` False where the last edition says the same already."""

    edition: Edition
    folder: Path
    written: bool


def publish(
    store: Store, folder: Path, meeting_id: int | None = None, *, contact: str = "", unvalidated: bool = False
) -> Published:
    """Write the edition of a frozen meeting, the last one by default, beside those that the folder has.

    `contact`: the e-mail address for readers' requests. `unvalidated`: with the values that are not validated, marked
    so. The same base and the same earlier editions give the same bytes. Raises PublicationError, MeetingError.
    """
    editions = editions_in(folder) if folder.is_dir() else ()
    reading = public_reading(store, frozen_meeting(store, meeting_id), unvalidated=unvalidated)
    content = content_of(reading)
    resources = resources_of(content)
    last = editions[-1] if editions else None
    facts = meeting_facts(reading.meeting, content.told.cover.name)
    if last is not None and last.manifest["seance"] == facts and _same_data(folder / last.version, resources):
        return Published(last, folder / last.version, written=False)
    version = next_version(last, facts, SCHEMA_VERSION)
    files = edition_files(content, resources, version, contact, folder, editions)
    manifest = manifest_of(files, version, SCHEMA_VERSION, facts, last)
    made = Edition(version, manifest["empreinte"], manifest)
    folder.mkdir(parents=True, exist_ok=True)
    _write_edition(folder, version, files | {MANIFEST: written_manifest(manifest)})
    _write(folder, front_files((*editions, made), content.told.cover.convention, sorted(files)))
    return Published(made, folder / version, written=True)


def edition_files(
    content: EditionContent,
    resources: Sequence[Resource],
    version: str,
    contact: str,
    folder: Path,
    editions: Sequence[Edition],
) -> dict[str, bytes]:
    """Every file of an edition but its manifest, by its path."""
    last = editions[-1] if editions else None
    changes = _changes(folder / last.version, resources) if last else ()
    count = sum(each.added + each.changed + each.removed for each in changes)
    sentence = change_between(count, last.version) if last else FIRST_EDITION
    title = content.told.cover.convention
    site = site_of(content, version, write_to(contact))
    files = pages_of(content, site, resources, changes, sentence)
    files |= data_files(resources, title, version, content.reading.meeting)
    files[VERIFIER] = (Path(__file__).parent / VERIFIER).read_bytes()
    return files | earlier_manifests(editions)


def _same_data(folder: Path, resources: Sequence[Resource]) -> bool:
    return all(_bytes(folder / DATA / f"{found.name}.csv") == csv_bytes(found) for found in resources)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _changes(folder: Path, resources: Sequence[Resource]) -> tuple[ResourceChange, ...]:
    """How many rows of each table are others than in an earlier edition: counts, never the values of then."""
    return tuple(
        ResourceChange(found.title, *row_changes(_keyed(folder / DATA / f"{found.name}.csv", found), _keyed_now(found)))
        for found in resources
    )


def _keyed_now(resource: Resource) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return _by_key(csv_bytes(resource).decode(), resource)


def _keyed(path: Path, resource: Resource) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return _by_key(_bytes(path).decode(), resource)


def _by_key(text: str, resource: Resource) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or not set(resource.key) <= set(rows[0]):
        return {}
    places = [rows[0].index(name) for name in resource.key]
    return {tuple(row[at] for at in places): tuple(row) for row in rows[1:]}


def _write_edition(folder: Path, version: str, files: Mapping[str, bytes]) -> None:
    """Put an edition in its place whole or not at all."""
    draft = Path(mkdtemp(prefix=".edition-", dir=folder))
    try:
        _write(draft, files)
        draft.chmod(_FOLDER_MODE)
        draft.rename(folder / version)
    except BaseException:
        rmtree(draft, ignore_errors=True)
        raise


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that anybody may read, each replaced whole."""
    for name, content in files.items():
        path = folder / name
        for parent in reversed([p for p in path.relative_to(folder).parents if p.name]):
            (folder / parent).mkdir(exist_ok=True)
            (folder / parent).chmod(_FOLDER_MODE)
        draft = path.with_name(f".{path.name}.nouveau")
        draft.write_bytes(content)
        draft.chmod(_FILE_MODE)
        os.replace(draft, path)
