"""The machine that a table was measured on: what is needed to judge its numbers, and nothing that names it."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("streamlit", "duckdb", "pandas", "plotly", "openpyxl")


def described() -> str:
    """One sentence: when, processor, memory, how busy it was, versions."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {os.cpu_count()} cores ({_processor()}), {_memory()} of memory, "
        f"{os.getloadavg()[0]:.1f} processes at work on average in the minute before; "
        f"Python {platform.python_version()}, {libraries}."
    )


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return found[1].replace("(R)", "") if found else platform.machine()


def _memory() -> str:
    found = re.search(r"MemTotal:\s*(\d+) kB", Path("/proc/meminfo").read_text(encoding="ascii"))
    assert found is not None
    return f"{int(found[1]) / 1024**2:.0f} GB"
