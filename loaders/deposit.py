"""A file that someone deposits: read and checked first; recorded only when nothing stops it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date, datetime
from zoneinfo import ZoneInfo

import duckdb

from convention.domain.errors import ShownError
from convention.domain.findings import Finding, FindingCode, blocking
from convention.warehouse.append import OBSERVATION_SCHEMA, DepositDraft, Receipt, record_deposit
from convention.warehouse.kept_file import kept_file
from convention.warehouse.reads import state, state_on
from convention.warehouse.store import Store
from convention.wording.deposits import REFUSED_FILE
from loaders.book import Book
from loaders.checks.nominative import nominative_findings
from loaders.checks.run import check_against_base, check_file, nothing_checked
from loaders.limits import Limits
from loaders.names import plain_name
from loaders.profiles.profile import Profile
from loaders.readers.child import ReadingCancelledError
from loaders.readers.foreign_file import never, read_book
from loaders.reading import Reading
from loaders.tables import read_tables, table_readings
from loaders.values.collector import Collector
from loaders.values.observations import observations_of
from loaders.values.values import Agreed, FileValues, no_values

Progress = Callable[[str, float], None]
_DEFAULT_LIMITS = Limits()
_NOT_NAMED = "Indiquez qui dépose\u00a0: son nom restera attaché au dépôt."


class BlockedReadingError(ShownError):
    """A finding stops the deposit, or nothing could be read."""


class OutdatedReadingError(ShownError):
    """The base changed since the file was checked, and what was previewed no longer holds."""


def _silent(_: str, __: float) -> None:
    """No one follows the progress."""


def _until(cancelled: Callable[[], bool], progress: Progress) -> Progress:
    """The same progress, given up at its next step once the reading is cancelled."""

    def tell(text: str, share: float) -> None:
        if cancelled():
            raise ReadingCancelledError
        progress(text, share)

    return tell


def paris_day() -> date:
    """Today on the clock of Paris."""
    return datetime.now(ZoneInfo("Europe/Paris")).date()


def read_file(
    content: bytes,
    name: str,
    store: Store,
    *,
    reason: str = "",
    profiles: Sequence[Profile] = (),
    limits: Limits = _DEFAULT_LIMITS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    today: date | None = None,
) -> Reading:
    """Read and check a file against the catalogue and the base; nothing is recorded.

    `reason`: given for corrections whose row has no comment. `progress`: called with what is being done, in French, and
    the share that is done, from 0 to 1. `today`: the day after which periods are in the future.
    Raises ReadingCancelledError once `cancelled()` is true.
    """
    tell = _until(cancelled or never, progress or _silent)
    name = plain_name(name)
    tell("Lecture du fichier", 0.0)
    book = read_book(content, name, limits, cancelled or never)
    tell("Recherche de données personnelles", 0.4)
    personal = nominative_findings(book)
    if personal:
        return _personal_refused(content, book, personal, store, today or paris_day())
    with ThreadPoolExecutor(1) as beside:
        return _checked(book, content, store, profiles, tell, reason.strip(), today or paris_day(), beside)


def _personal_refused(content: bytes, book: Book, findings: tuple[Finding, ...], store: Store, today: date) -> Reading:
    """The reading of a file with personal data: nothing of it but the hash and the number of its bytes."""
    empty = FileValues(Agreed(store.catalogue()), no_values(), (), ())
    return Reading(
        name=REFUSED_FILE,
        content=b"",
        kept=None,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        format=book.format,
        tables=(),
        observations=OBSERVATION_SCHEMA.empty_table(),
        findings=findings,
        reader="",
        state=state(store),
        today=today,
        reason="",
        values=empty,
        checked=nothing_checked(),
    )


def _checked(
    book: Book,
    content: bytes,
    store: Store,
    profiles: Sequence[Profile],
    tell: Progress,
    reason: str,
    today: date,
    beside: Executor,
) -> Reading:
    kept = beside.submit(kept_file, content)
    collector = Collector()
    collector.extend(book.findings)
    tables = read_tables(
        book, store.catalogue(), profiles, collector, lambda share: tell("Lecture des tableaux", 0.4 + 0.3 * share)
    )
    tell("Contrôle des valeurs", 0.7)
    file = check_file(tables.values, collector, today)
    seen_state = state(store)
    checked = check_against_base(store.cursor(), file, reason, today)
    findings = (*collector.findings, *checked.findings)
    if not blocking(findings) and not checked.valid.any():
        findings = (*findings, Finding(FindingCode.NO_DATA))
    tell("Compte des cellules", 0.9)
    counting = beside.submit(table_readings, tables, checked.valid, findings)
    observations = observations_of(file, checked.valid, checked.reasons)
    readings = counting.result()
    reading = Reading(
        name=book.name,
        content=content,
        kept=kept.result(),
        sha256=kept.result().sha256,
        size=len(content),
        format=book.format,
        tables=readings,
        observations=observations,
        findings=findings,
        reader=", ".join(dict.fromkeys(table.reader for table in readings if table.is_table)),
        state=seen_state,
        today=today,
        reason=reason,
        values=file,
        checked=checked,
    )
    tell("Lecture terminée", 1.0)
    return reading


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


def deposit_file(store: Store, reading: Reading, depositor: str) -> Receipt:
    """Record a file with all that was read from it, in one transaction, as it was previewed or not at all.

    Raises BlockedReadingError; AlreadyDepositedError when the same bytes are in force; OutdatedReadingError when
    another deposit came between and the checks against the base now say something else.
    """
    return record_deposit(store, draft_of(reading, depositor), lambda cursor: _still_holds(store, cursor, reading))


def _still_holds(store: Store, cursor: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    if state_on(cursor, store) == reading.state:
        return
    again = check_against_base(cursor, reading.values, reading.reason, reading.today)
    if store.catalogue() != reading.values.agreed.catalogue or not again.same_as(reading.checked):
        raise OutdatedReadingError(
            f"La base a changé depuis la lecture de «\u00a0{reading.name}\u00a0»\u00a0: ce dépôt n’aurait plus l’effet "
            "annoncé. Rien n’est enregistré\u00a0; relisez le fichier et regardez à nouveau son effet."
        )
