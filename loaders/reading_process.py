"""Parsing files in a process beside the server: whatever the file, those who look at pages do not wait for it."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from convention.domain.findings import Finding, FindingCode
from loaders.assist import Answer, AssistanceError, Question
from loaders.parse import Asked, Follower, Parsed, parse_book
from loaders.profiles.preview import Preview
from loaders.profiles.propose import Proposal
from loaders.values.values import Agreed
from loaders.workbooks.book import Book
from loaders.workbooks.child import ReadingCancelledError
from loaders.workbooks.foreign_file import never
from loaders.workbooks.limits import Limits
from loaders.workbooks.signatures import named_format

_PROJECT = Path(__file__).resolve().parents[1]
_LOOK_SECONDS = 0.05
_DEFAULT_LIMITS = Limits()
_TOO_MUCH = (
    "Cette feuille est trop grande pour l’assistant\u00a0: donnez un extrait de quelques centaines de lignes, "
    "enregistrez le profil de lecture, puis relisez le fichier entier."
)
_log = logging.getLogger(__name__)


class ReadingProcess:
    """Parses one file at a time; started for the first one, and anew after one that it could not be trusted with.

    What it hands back is unpickled: it runs this project's code alone, and has workbooks read by a child of its own,
    which hands it nothing but columns.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._running: tuple[subprocess.Popen[bytes], Connection] | None = None

    def parse(self, asked: Asked, follower: Follower) -> Parsed:
        """What `parse_file` gives; a file that takes too long, or all memory, is a finding.

        Raises ReadingCancelledError once it is to stop, RuntimeError for an error of the program.
        """
        while not self._turn.acquire(timeout=_LOOK_SECONDS):
            follower.step("Lecture du fichier", 0.0)
        try:
            return self._parsed(asked, follower)
        except BaseException:
            self._end()
            raise
        finally:
            self._turn.release()

    def assist(
        self, question: Question, cancelled: Callable[[], bool] = never, limits: Limits = _DEFAULT_LIMITS
    ) -> Answer:
        """The answer to a question of the assistant.

        Raises AssistanceError where it takes too long, or all memory; ReadingCancelledError once it is to stop,
        RuntimeError for an error of the program.
        """
        follower = Follower(cancelled=cancelled)
        while not self._turn.acquire(timeout=_LOOK_SECONDS):
            follower.step("", 0.0)
        try:
            answer = self._exchanged(question, follower, limits)
            if isinstance(answer, Finding):
                self._end()
                raise AssistanceError(_TOO_MUCH)
            assert not isinstance(answer, Parsed)
            return answer
        except BaseException:
            self._end()
            raise
        finally:
            self._turn.release()

    def prepare(self) -> None:
        """Have the process start, if it is not there, so that the first file need not wait for it."""
        if self._turn.acquire(blocking=False):
            try:
                self._alive()
            finally:
                self._turn.release()

    @property
    def pid(self) -> int | None:
        """The number of the process while there is one."""
        return self._running[0].pid if self._running else None

    def close(self) -> None:
        """End the process; the next file starts another one."""
        with self._turn:
            self._end()

    def _parsed(self, asked: Asked, follower: Follower) -> Parsed:
        answer = self._exchanged(asked, follower, asked.limits)
        if isinstance(answer, Finding):
            return self._refused(asked, follower, answer)
        assert isinstance(answer, Parsed)
        return replace(answer, values=replace(answer.values, agreed=Agreed(asked.catalogue)))

    def _exchanged(self, asked: Asked | Question, follower: Follower, limits: Limits) -> Parsed | Answer | Finding:
        """What the process answers; a finding where it takes too long, or ends."""
        process, link = self._alive()
        deadline = time.monotonic() + limits.wall_seconds
        most = _cpu_seconds(process.pid) + limits.apart_cpu_seconds
        try:
            link.send(asked)
            while time.monotonic() < deadline and _cpu_seconds(process.pid) < most:
                if follower.cancelled():
                    raise ReadingCancelledError
                if link.poll(_LOOK_SECONDS):
                    answer = _heard(link.recv(), follower)
                    if answer is not None:
                        return answer
        except (EOFError, OSError):
            return _death(process.wait(), limits)
        return Finding(FindingCode.FILE_TOO_SLOW, details=(("seconds", f"{limits.apart_cpu_seconds:g}"),))

    def _refused(self, asked: Asked, follower: Follower, finding: Finding) -> Parsed:
        self._end()
        return parse_book(Book(asked.name, named_format(asked.name), (), (finding,)), asked, follower)

    def _alive(self) -> tuple[subprocess.Popen[bytes], Connection]:
        """The process; another one if it ended between two files, which says nothing of the next file."""
        if self._running is not None and self._running[0].poll() is not None:
            self._end()
        return self._running or self._start()

    def _start(self) -> tuple[subprocess.Popen[bytes], Connection]:
        here, there = multiprocessing.Pipe()
        command = [sys.executable, "-m", "loaders.reading_worker", str(there.fileno())]
        process = subprocess.Popen(
            command, cwd=_PROJECT, stdin=subprocess.DEVNULL, pass_fds=(there.fileno(),), process_group=0
        )
        there.close()
        self._running = process, here
        return self._running

    def _end(self) -> None:
        """Kill the process, with the child that it may have a workbook read by."""
        if self._running is None:
            return
        process, link = self._running
        self._running = None
        link.close()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _cpu_seconds(pid: int) -> float:
    """What a process and its ended children have taken of the processor; nothing once it is gone."""
    with suppress(OSError):
        # The second field, a name in brackets, may hold spaces: those counted begin after it (proc(5), stat).
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _heard(message: tuple[object, ...], follower: Follower) -> Parsed | Answer | None:
    """What a message brings: the result; or word of how far the work is, which is passed on."""
    match message:
        case ("tell", str(text), float(share)):
            follower.step(text, share)
        case ("harmless",):
            follower.harmless()
        case ("answer", (Parsed() | Proposal() | Preview()) as answer):
            return answer
        case ("failed", str(text)):
            raise RuntimeError(text)
    return None


def _death(code: int, limits: Limits) -> Finding:
    if -code in (signal.SIGKILL, signal.SIGABRT):
        return Finding(FindingCode.FILE_TOO_HEAVY, details=(("memory_bytes", str(limits.apart_memory_bytes)),))
    _log.error("the process that parses files ended with %s", code)
    return Finding(FindingCode.FILE_DAMAGED)
