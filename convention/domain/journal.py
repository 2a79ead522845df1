"""The journal of acts: each entry holds the digest of the one before, so that a change or a gap shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime

BEFORE_THE_FIRST = ""


@dataclass(frozen=True)
class Entry:
    """One act: when (UTC without zone), by whom, on what.

    `issuer` and `subject` are empty where the person was only declared, at a machine without sign-in. `before` is the
    digest of the entry before, empty for the first.
    """

    number: int
    at: datetime
    issuer: str
    subject: str
    person: str
    act: str
    target: str
    before: str
    digest: str = ""

    @property
    def declared(self) -> bool:
        """Whether nobody but the person says who they are."""
        return not self.issuer


def sealed(entry: Entry) -> Entry:
    """The entry with its digest: SHA-256, in hexadecimal, of all that it holds else."""
    held = [
        entry.number,
        entry.at.isoformat(timespec="microseconds"),
        entry.issuer,
        entry.subject,
        entry.person,
        entry.act,
        entry.target,
        entry.before,
    ]
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return replace(entry, digest=hashlib.sha256(text.encode()).hexdigest())


def first_fault(entries: Iterable[Entry]) -> int | None:
    """The number of the first entry that does not follow from those before it; None where all do.

    Entries taken from the end leave no gap: compare the last digest with one noted elsewhere, as an export is.
    """
    before = BEFORE_THE_FIRST
    for expected, entry in enumerate(entries, 1):
        if entry.number != expected or entry.before != before or sealed(entry).digest != entry.digest:
            return expected
        before = entry.digest
    return None


def exported(entries: Iterable[Entry]) -> str:
    """The journal as text: one entry a line, each a JSON object of ASCII signs, digests included."""
    held = (asdict(entry) | {"at": entry.at.isoformat(timespec="microseconds")} for entry in entries)
    return "".join(f"{json.dumps(entry)}\n" for entry in held)
