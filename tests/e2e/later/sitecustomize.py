"""Lets days pass for a server of a test: Python reads this file first where its folder stands in `PYTHONPATH`.

The file `jours` of the data folder says how many days have passed; it is read at every look at the clock.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from convention.domain import clock

_present = clock.utc_now
_DAYS = Path(os.environ["CONVENTION_DATA"]) / "jours"


def _later() -> datetime:
    """The present moment and as many days more as the file says."""
    return _present() + timedelta(days=int(_DAYS.read_text(encoding="utf-8")) if _DAYS.is_file() else 0)


clock.utc_now = _later
