"""Reading a workbook in a child process that cannot take more than its share of time and memory, whatever the file."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO

import pyarrow as pa

from convention.domain.findings import Finding, FindingCode
from loaders.workbooks.book import Book
from loaders.workbooks.frame_in import book_from_frame
from loaders.workbooks.limits import Limits

_PROJECT = Path(__file__).resolve().parents[2]
_WORKER = "loaders.workbooks.worker"
_PAUSE_SECONDS = 0.02
_log = logging.getLogger(__name__)


class ReadingCancelledError(Exception):
    """The reading was given up because its caller asked for it."""


def read_in_child(content: bytes, name: str, book_format: str, limits: Limits, cancelled: Callable[[], bool]) -> Book:
    """The workbook as a limited child process reads it; its death is a finding (too slow, too heavy, damaged).

    Raises ReadingCancelledError as soon as `cancelled()` says so.
    """
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target, tempfile.TemporaryFile() as errors:
        source.write(content)
        source.seek(0)
        code = _run(source, target, errors, limits, cancelled)
        if code:
            errors.seek(0)
            return Book(name, book_format, (), (_death(code, limits, errors.read()),))
        target.seek(0)
        frame = target.read()
    try:
        book = book_from_frame(frame, name)
    except (ValueError, KeyError, TypeError, pa.ArrowInvalid):
        _log.exception("the reading process handed back what is no book")
        return Book(name, book_format, (), (Finding(FindingCode.FILE_DAMAGED),))
    return book if book.format else Book(name, book_format, (), book.findings)


def _run(
    source: IO[bytes], target: IO[bytes], errors: IO[bytes], limits: Limits, cancelled: Callable[[], bool]
) -> int | None:
    """The exit code of the child; None when its time was over."""
    command = [sys.executable, "-s", "-m", _WORKER, json.dumps(asdict(limits))]
    deadline = time.monotonic() + limits.wall_seconds
    with subprocess.Popen(command, stdin=source, stdout=target, stderr=errors, cwd=_PROJECT) as child:
        try:
            while time.monotonic() < deadline:
                try:
                    return child.wait(_PAUSE_SECONDS)
                except subprocess.TimeoutExpired:
                    if cancelled():
                        raise ReadingCancelledError from None
            return -signal.SIGXCPU
        finally:
            child.kill()


def _death(code: int, limits: Limits, errors: bytes) -> Finding:
    if -code == signal.SIGXCPU:
        return Finding(
            FindingCode.FILE_TOO_SLOW, details=(("seconds", f"{min(limits.wall_seconds, limits.cpu_seconds):g}"),)
        )
    if -code in (signal.SIGKILL, signal.SIGABRT, signal.SIGXFSZ) or b"MemoryError" in errors:
        return Finding(FindingCode.FILE_TOO_HEAVY, details=(("memory_bytes", str(limits.memory_bytes)),))
    if b"ImportError" in errors or b"ModuleNotFoundError" in errors:
        raise RuntimeError(errors.decode(errors="replace"))
    _log.error("the reading process ended with %s: %s", code, errors.decode(errors="replace"))
    return Finding(FindingCode.FILE_DAMAGED)
