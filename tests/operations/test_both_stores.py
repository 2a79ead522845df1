"""Some of the tests of base and pages with every base on a shared log; `docs/operations.md` says how to run all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FILES = ("tests/warehouse/test_provenance.py", "tests/pages/test_validation.py")


def test_the_same_tests_pass_on_a_shared_log() -> None:
    words = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--store=shared", *FILES]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
