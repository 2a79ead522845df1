"""The inbox: files that other programs leave in a folder are deposited by the running dashboard, each with a report.

`CONVENTION_INBOX` names the folder, `CONVENTION_INBOX_DEPOSITOR` in whose name its files are deposited: without a name
nothing is taken. Where people sign in, `CONVENTION_INBOX_ISSUER` and `CONVENTION_INBOX_SUBJECT` name instead the person
of the base, a service's account, whose rights count. A question that only a person can answer is never answered here.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from convention.domain.clock import utc_now
from convention.domain.errors import ShownError
from convention.domain.people import Person
from convention.operations.places import data_directory
from convention.warehouse.append import AlreadyDepositedError
from convention.warehouse.database_errors import DatabaseFileError
from convention.warehouse.people import find_person
from convention.warehouse.rights import acting_as
from convention.warehouse.store import Store
from loaders.cli.lines import question_lines, reading_lines, receipt_lines
from loaders.deposit import OutdatedReadingError, UnconfirmedError, deposit_file, read_file
from loaders.profiles.folders import known_profiles
from loaders.profiles.names_file import known_names
from loaders.refusal import keep_refusal

DEPOSITED, KNOWN, TO_CONFIRM, REFUSED = "deposes", "deja-deposes", "a-confirmer", "refuses"
_SETTLED_SECONDS = 5.0
_PAUSE_SECONDS = 30.0
# A file system takes names of 255 bytes: the moment stands before, « .txt » after, and signs may take four bytes.
_LONGEST_NAME = 50
_UNFINISHED = (".tmp", ".part", ".partiel", ".filepart", ".crdownload")
_log = logging.getLogger(__name__)


def watch_inbox(store: Store) -> None:
    """Take the files of the inbox as long as a base is open, where an inbox is set."""
    folder, issuer, subject, depositor = (
        os.environ.get(f"CONVENTION_INBOX{name}", "").strip() for name in ("", "_ISSUER", "_SUBJECT", "_DEPOSITOR")
    )
    signs_in = store.identify is not None
    if folder and not (issuer and subject if signs_in else depositor):
        wanted = "CONVENTION_INBOX_ISSUER and _SUBJECT" if signs_in else "CONVENTION_INBOX_DEPOSITOR"
        _log.error("CONVENTION_INBOX is set without %s: nothing of the inbox is taken", wanted)
    elif folder:
        account = Person(issuer, subject, "") if signs_in else None
        words = (store, Path(folder), depositor, account)
        threading.Thread(target=_watch, args=words, name="inbox", daemon=True).start()


def take_inbox(store: Store, folder: Path, depositor: str, account: Person | None = None) -> int:
    """Take each settled file of the folder once; give how many were deposited.

    `account`: the person of the base who deposits, under the name and with the rights that they have there. Raises
    ShownError where the base does not know them: nothing is taken.
    A taken file moves to the folder of its end, its report beside it. It stays where it is when another deposit came
    between, or the base cannot be written: the next round tries again.
    """
    known = None if account is None else find_person(store, account.issuer, account.subject)
    taken = 0
    with acting_as(known):
        for path in sorted(folder.iterdir()):
            try:
                taken += _is_settled(path) and _take(store, path, depositor if known is None else known.name)
            except Exception:
                _log.exception("A file of the inbox could not be taken; the others go on, the next round tries again")
    return taken


def _watch(store: Store, folder: Path, depositor: str, account: Person | None) -> None:
    while not store.closed.wait(_PAUSE_SECONDS):
        try:
            take_inbox(store, folder, depositor, account)
        except Exception:
            _log.exception("The inbox could not be read; the next round tries again")


def _is_settled(path: Path) -> bool:
    """Whether a file is a plain one that nobody is still writing."""
    if path.is_symlink() or not path.is_file() or path.name.startswith((".", "~$")):
        return False
    return not path.name.lower().endswith(_UNFINISHED) and time.time() - path.stat().st_mtime > _SETTLED_SECONDS


def _take(store: Store, path: Path, depositor: str) -> bool:
    lines: list[str] = []
    try:
        end = _deposit(store, path, depositor, lines)
    except (OutdatedReadingError, DatabaseFileError):
        _log.exception("A file of the inbox waits for the next round")
        return False
    except ShownError as error:
        lines.append(error.message)
        end = REFUSED
    _file_away(path, end, lines)
    return end == DEPOSITED


def _deposit(store: Store, path: Path, depositor: str, lines: list[str]) -> str:
    """Deposit one file; what is said of it goes to `lines`; give the name of the folder for it."""
    folder = data_directory()
    profiles, own_names = known_profiles(folder), known_names(folder, depositor)
    reading = read_file(path.read_bytes(), path.name, store, profiles=profiles, own_names=own_names)
    lines.extend(reading_lines(reading))
    keep_refusal(store, reading, depositor)
    try:
        lines.extend(receipt_lines(deposit_file(store, reading, depositor)))
    except AlreadyDepositedError as error:
        lines.append(error.message)
        return KNOWN
    except UnconfirmedError as error:
        lines.append(error.message)
        lines.extend(question_lines(error.codes))
        return TO_CONFIRM
    return DEPOSITED


def _file_away(path: Path, end: str, lines: Iterable[str]) -> None:
    """Move a file to the folder of its end under a name of its own; the report is there before the file is."""
    folder = path.parent / end
    folder.mkdir(exist_ok=True)
    target = folder / f"{utc_now():%Y%m%dT%H%M%S%f}-{path.name[-_LONGEST_NAME:]}"
    target.with_name(f"{target.name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")
    path.rename(target)
