"""Where the dashboard keeps what it writes."""

import os
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]


def data_directory() -> Path:
    """The directory of the base, the deposits and the journal: `CONVENTION_DATA`, else `data/` in the project."""
    return Path(os.environ.get("CONVENTION_DATA") or _PROJECT / "data")


def contact() -> str:
    """The e-mail address for readers' requests: `CONVENTION_CONTACT`, else empty."""
    return os.environ.get("CONVENTION_CONTACT", "").strip()
