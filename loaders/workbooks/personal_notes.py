"""Personal data in what a workbook carries beside its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convention.domain.findings import Finding, FindingCode
from loaders.checks.personal import KIND, personal_kind


def personal_notes(sheet: str, notes: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """A finding for each note that seems to name a person or to tell how to reach one; nothing of it is repeated."""
    for cell, text in notes:
        kind = personal_kind(text)
        if kind:
            yield Finding(FindingCode.NOMINATIVE, sheet, cell, details=((KIND, kind), ("beside", "note")))
