"""A file that someone deposits: read and checked first; recorded only when nothing stops it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import duckdb
import numpy as np

from convention.domain import clock
from convention.domain.errors import ShownError
from convention.domain.findings import Finding, FindingCode, blocking, to_confirm
from convention.warehouse.append import AlreadyDepositedError, DepositDraft, Receipt, already_deposited, record_deposit
from convention.warehouse.kept_file import KeptFile, kept_file
from convention.warehouse.observation_table import OBSERVATION_SCHEMA
from convention.warehouse.reads import state, state_on
from convention.warehouse.store import Store
from convention.wording.deposits import REFUSED_FILE, corrected_since, not_confirmed
from loaders.checks.run import Checked, check_against_base, nothing_checked
from loaders.names import plain_name
from loaders.parse import Asked, Follower, Parse, Parsed, Progress, parse_file, silent
from loaders.parsing.own_names import OwnName
from loaders.profiles.profile import Profile
from loaders.reading import Reading
from loaders.tables import table_readings
from loaders.values.observations import observations_of
from loaders.workbooks.foreign_file import never
from loaders.workbooks.limits import Limits

_DEFAULT_LIMITS = Limits()
_NOT_NAMED = "Indiquez qui dépose\u00a0: son nom restera attaché au dépôt."


class BlockedReadingError(ShownError):
    """A finding stops the deposit, or nothing could be read."""


class UnconfirmedError(ShownError):
    """A finding asks for a person's word, and nobody gave it; `codes`: what is asked."""

    def __init__(self, message: str, codes: tuple[FindingCode, ...]) -> None:
        super().__init__(message)
        self.codes = codes


class OutdatedReadingError(ShownError):
    """The base changed since the file was checked, and what was previewed no longer holds."""


def read_file(
    content: bytes,
    name: str,
    store: Store,
    *,
    reason: str = "",
    profiles: Sequence[Profile] = (),
    own_names: Sequence[OwnName] = (),
    limits: Limits = _DEFAULT_LIMITS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    today: date | None = None,
    parse: Parse = parse_file,
) -> Reading:
    """Read and check a file against the catalogue and the base; nothing is recorded.

    `own_names`: what services call indicators. `reason`: given for corrections whose row has no comment. `progress`:
    called with what is being done, in French, and the share that is done, from 0 to 1. `today`: the day after which
    periods are in the future. `parse`: who parses it, here or in a process of its own. Raises ReadingCancelledError
    once `cancelled()` is true.
    """
    seen_state = state(store)
    day = today or clock.today()
    asked = Asked(content, plain_name(name), store.catalogue(), tuple(profiles), limits, day, tuple(own_names))
    following = Follower(progress or silent, cancelled or never)
    with ThreadPoolExecutor(1) as beside:
        kept: list[Future[KeptFile]] = []
        follower = replace(following, harmless=lambda: kept.append(beside.submit(kept_file, content)))
        parsed = parse(asked, follower)
        if parsed.personal:
            return _personal_refused(asked, parsed, seen_state)
        checked = check_against_base(store.cursor(), parsed.values, reason.strip(), asked.today)
        follower.step("Compte des cellules", 0.9)
        reading = _reading(asked, parsed, checked, reason.strip(), seen_state, kept[0], beside, store.cursor())
    follower.step("Lecture terminée", 1.0)
    return reading


def _personal_refused(asked: Asked, parsed: Parsed, seen_state: str) -> Reading:
    """The reading of a file with personal data: nothing of it but the hash and the number of its bytes."""
    return Reading(
        name=REFUSED_FILE,
        content=b"",
        kept=None,
        sha256=hashlib.sha256(asked.content).hexdigest(),
        size=len(asked.content),
        format=parsed.format,
        tables=(),
        observations=OBSERVATION_SCHEMA.empty_table(),
        findings=parsed.personal,
        reader="",
        state=seen_state,
        today=asked.today,
        reason="",
        values=parsed.values,
        checked=nothing_checked(),
    )


def _reading(
    asked: Asked,
    parsed: Parsed,
    checked: Checked,
    reason: str,
    seen_state: str,
    kept: Future[KeptFile],
    beside: Executor,
    cursor: duckdb.DuckDBPyConnection,
) -> Reading:
    known = _known(cursor, kept.result().sha256, checked)
    findings = parsed.findings if known else (*parsed.findings, *checked.findings)
    if not known and not blocking(findings) and not checked.valid.any():
        findings = (*findings, Finding(FindingCode.NO_DATA))
    counting = beside.submit(table_readings, parsed.tables, checked.valid, findings)
    observations = observations_of(parsed.values, checked.valid, checked.reasons, checked.confirms)
    tables = counting.result()
    return Reading(
        name=parsed.name,
        content=asked.content,
        kept=kept.result(),
        sha256=kept.result().sha256,
        size=len(asked.content),
        format=parsed.format,
        tables=tables,
        observations=observations,
        findings=findings,
        reader=", ".join(dict.fromkeys(table.reader for table in tables if table.is_table)),
        state=seen_state,
        today=asked.today,
        reason=reason,
        values=parsed.values,
        checked=checked,
        known=known,
    )


def _known(cursor: duckdb.DuckDBPyConnection, digest: str, checked: Checked) -> str:
    """That the same bytes are in force, and whether someone corrected their values since; empty for another file."""
    said = already_deposited(cursor, digest)
    since = int(np.count_nonzero(checked.recorded & checked.confirms.is_null().to_numpy(zero_copy_only=False)))
    return f"{said} {corrected_since(since)}".strip() if said and since else said


def draft_of(reading: Reading, depositor: str) -> DepositDraft:
    """What the warehouse is to record of a reading.

    Raises BlockedReadingError when a finding stops it, or nobody says who deposits.
    """
    if not depositor.strip():
        raise BlockedReadingError(_NOT_NAMED)
    stopping = blocking(reading.findings)
    if stopping:
        count = len(stopping)
        noun = "constat bloquant" if count == 1 else "constats bloquants"
        raise BlockedReadingError(
            f"Le fichier «\u00a0{reading.name}\u00a0» n’est pas déposé\u00a0: {count}\u00a0{noun} à corriger d’abord. "
            "Rien n’a changé."
        )
    return DepositDraft(
        file_name=reading.name,
        content=reading.content,
        depositor=depositor.strip(),
        reader=reading.reader,
        observations=reading.observations,
        findings=reading.findings,
        cells=reading.cells,
        not_data=reading.not_data,
        kept=reading.kept,
    )


def questions(reading: Reading) -> tuple[FindingCode, ...]:
    """What a person has to confirm before a file may be recorded, on the page as on the command line."""
    return tuple(dict.fromkeys(finding.code for finding in to_confirm(reading.findings)))


def deposit_file(store: Store, reading: Reading, depositor: str, accepted: Collection[FindingCode] = ()) -> Receipt:
    """Record a file with all that was read from it, in one transaction, as it was previewed or not at all.

    `accepted`: the questions that a person answered with yes. Raises BlockedReadingError; UnconfirmedError where a
    question is open; AlreadyDepositedError when the same bytes are in force; OutdatedReadingError when another deposit
    came between and the checks against the base now say something else.
    """
    draft = draft_of(reading, depositor)
    if reading.known:
        raise AlreadyDepositedError(reading.known)
    still_asked = tuple(code for code in questions(reading) if code not in accepted)
    if still_asked:
        raise UnconfirmedError(not_confirmed(reading.name, still_asked), still_asked)
    return record_deposit(store, draft, lambda cursor: _still_holds(store, cursor, reading))


def _still_holds(store: Store, cursor: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    if state_on(cursor, store) == reading.state:
        return
    again = check_against_base(cursor, reading.values, reading.reason, reading.today)
    if store.catalogue() != reading.values.agreed.catalogue or not again.same_as(reading.checked):
        raise OutdatedReadingError(
            f"La base a changé depuis la lecture de «\u00a0{reading.name}\u00a0»\u00a0: ce dépôt n’aurait plus l’effet "
            "annoncé. Rien n’est enregistré\u00a0; relisez le fichier et regardez à nouveau son effet."
        )
