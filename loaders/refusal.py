"""A file refused for holding personal data: that it was given is recorded, nothing of it is."""

from __future__ import annotations

from convention.warehouse.refusals import Refusal, record_refusal
from convention.warehouse.store import Store
from loaders.reading import Reading


def keep_refusal(store: Store, reading: Reading, depositor: str) -> Refusal | None:
    """Record the hash and the sizes of a refused file, and who gave it, empty when not said; None for other files."""
    if not reading.personal:
        return None
    return record_refusal(store, reading.sha256, reading.size, reading.personal, depositor.strip())
