"""The trials that tear at the base, in a short form; `docs/operations.md` says what the long one found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_a_fault_at_any_change_of_the_files_loses_nothing() -> None:
    command = [sys.executable, "-m", "tests.trials.faults", "--every", "19"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "no fault"
