"""Amendments: rows laid over the catalogue's files; a newer project catalogue gets them laid over it again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from convention.domain.errors import ShownError
from convention.warehouse.amendment_reach import Reach, reaching_back
from convention.warehouse.catalogue_checks import KEYS, CatalogueError, Fault
from convention.warehouse.catalogue_files import FILES, parse_catalogue, with_columns
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.sql import query
from convention.warehouse.store import Store
from convention.wording.formats import COLON, amendment_named, capitalised, quoted

EFFECTS = "avenants"
"""The file that says when each amendment takes effect: its row is that of the amendment itself."""
ADDITIONS = "ajouts"
"""The file that says which amendment brought an indicator: its rows are written with the amendment."""
AMENDABLE = tuple(name for name in KEYS if name not in (EFFECTS, ADDITIONS, "errata", "territoires"))
"""The catalogue's files that an amendment may change."""


@dataclass(frozen=True)
class Amendment:
    """A dated change of the catalogue: its reference, and CSV text with its own rows for each file it changes.

    `day`: from which what it sets is in force.
    """

    reference: str
    day: date
    person: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class AmendmentEvent:
    """What happened to an amendment once recorded: `withdrawn` or `restored`; `at` is UTC without zone."""

    event: str
    at: datetime
    person: str
    reason: str


@dataclass(frozen=True)
class KnownAmendment:
    """An amendment of the base; `version`: that of the catalogue which it made. `events`: oldest first."""

    version: int
    amendment: Amendment
    recorded_at: datetime
    events: tuple[AmendmentEvent, ...] = ()

    @property
    def active(self) -> bool:
        """Whether it changes the catalogue: it is not withdrawn."""
        return not self.events or self.events[-1].event == "restored"


class MisfitError(CatalogueError):
    """An amendment that the catalogue under it no longer bears; `reason`: the cell in question."""

    def __init__(self, known: KnownAmendment, error: CatalogueError) -> None:
        super().__init__(
            f"{capitalised(amendment_named(known.amendment.reference))} ne tient plus. {error.message}", error.faults
        )
        self.known, self.reason = known, _cell(error)


def _cell(error: CatalogueError) -> str:
    fault = error.faults[0] if error.faults else None
    if fault is None or fault.row is None:
        return error.message
    read = quoted(fault.row.cells[fault.column])
    return f"fichier {quoted(fault.row.file)}, colonne {quoted(fault.column)}{COLON}{read}"


def amended(texts: Mapping[str, str], amendment: Amendment) -> dict[str, str]:
    """The catalogue's files with an amendment laid over: a row of a known key takes its place, others are added.

    Raises CatalogueError for a file without key or with other columns, and for a result that contradicts itself.
    """
    result = laid_over(texts, amendment)
    parse_catalogue(result)
    return result


def laid_over(texts: Mapping[str, str], amendment: Amendment) -> dict[str, str]:
    """The same without holding the result against itself."""
    result = dict(texts)
    own = {
        EFFECTS: _file(EFFECTS, [(amendment.reference, amendment.day.isoformat())]),
        ADDITIONS: _file(ADDITIONS, [(code, amendment.reference) for code in _new_indicators(texts, amendment)]),
    }
    for name in amendment.files:
        if name not in AMENDABLE:
            raise CatalogueError(
                f"Avenant\u00a0: «\u00a0{name}\u00a0» n’est pas un fichier qu’un avenant peut modifier."
            )
    for name, text in (*amendment.files.items(), *own.items()):
        result[name] = _laid_over(name, texts[name], with_columns(name, text))
    return result


def _new_indicators(texts: Mapping[str, str], amendment: Amendment) -> list[str]:
    known = {row["indicateur"] for row in csv.DictReader(io.StringIO(texts["indicateurs"]))}
    brought = csv.DictReader(io.StringIO(amendment.files.get("indicateurs", "")))
    return [row["indicateur"] for row in brought if row.get("indicateur") and row["indicateur"] not in known]


def amended_by_all(texts: Mapping[str, str], known: Iterable[KnownAmendment]) -> dict[str, str]:
    """Files with every amendment that is not withdrawn laid over, oldest first.

    Raises MisfitError, which names the amendment that no longer fits: it is never undone in silence.
    """
    result = dict(texts)
    for found in known:
        if found.active:
            try:
                result = amended(result, found.amendment)
            except CatalogueError as error:
                raise MisfitError(found, error) from None
    return result


def insert_amendment(store: Store, cursor: duckdb.DuckDBPyConnection, amendment: Amendment, author: str) -> int:
    """Record an approved amendment as a new version of the catalogue, inside a transaction; gives the version.

    Raises ShownError when it changes nothing, CatalogueError when its rows are wrong.
    """
    version = insert_amended(store, cursor, catalogue_texts(store), amendment)
    values = {
        "version": version,
        "reference": amendment.reference.strip(),
        "day": amendment.day,
        "person": author,
        "files": json.dumps(dict(amendment.files), ensure_ascii=False),
    }
    cursor.execute(query("insert_amendment"), values)
    return version


def insert_amended(
    store: Store, cursor: duckdb.DuckDBPyConnection, texts: Mapping[str, str], amendment: Amendment
) -> int:
    """The version that an amendment makes of the files in force, inside a transaction.

    Raises ShownError when it changes nothing, CatalogueError when its rows are wrong.
    """
    refuse_used_reference(store, amendment.reference)
    changed = amended(texts, amendment)
    faults = refused_reach(cursor, texts, changed, amendment)
    if faults:
        raise CatalogueError(faults[0].message, faults)
    same = all(changed[name] == texts[name] for name in texts if name != EFFECTS)
    version = None if same else insert_checked(store, cursor, changed)
    if version is None:
        raise ShownError("Cet avenant ne change rien au référentiel en vigueur. Rien n’est enregistré.")
    return version


def refused_reach(
    cursor: duckdb.DuckDBPyConnection, texts: Mapping[str, str], changed: Mapping[str, str], amendment: Amendment
) -> tuple[Fault, ...]:
    """What an amendment may not change of the files in force, because it would judge past situations otherwise."""
    held = {code for (code,) in cursor.execute(query("indicators_with_values")).fetchall()}
    return tuple(reaching_back(texts, changed, Reach(amendment.reference, amendment.day, held)))


def refuse_used_reference(store: Store, reference: str) -> None:
    """Raise ShownError for the reference of an amendment recorded before, even one that is withdrawn.

    A second one would move the day of the first, and with it what was agreed on past days.
    """
    used = {known.amendment.reference.strip().casefold() for known in amendments(store)}
    if reference.strip().casefold() in used:
        raise ShownError(
            f"La référence {quoted(reference.strip())} est déjà celle d’un avenant enregistré. Donnez-en une autre."
        )


def amendments(store: Store) -> tuple[KnownAmendment, ...]:
    """Every amendment recorded, oldest first, those withdrawn included."""
    events: dict[int, list[AmendmentEvent]] = {}
    for version, event, at, person, reason in store.cursor().execute(query("amendment_events")).fetchall():
        events.setdefault(version, []).append(AmendmentEvent(event, at, person, reason))
    rows = store.cursor().execute(query("amendments")).fetchall()
    return tuple(
        KnownAmendment(
            version, Amendment(reference, day, person, json.loads(files)), at, tuple(events.get(version, ()))
        )
        for version, reference, day, person, files, at in rows
    )


def record_project_catalogue(store: Store, texts: Mapping[str, str]) -> bool:
    """Record the project's own files with every amendment laid over them; says whether that is a new version.

    Raises MisfitError when an amendment no longer fits, CatalogueError for a change that is refused.
    """
    whole = amended_by_all(texts, amendments(store))
    with store.writing() as cursor:
        return insert_checked(store, cursor, whole) is not None


def insert_checked(store: Store, cursor: duckdb.DuckDBPyConnection, texts: Mapping[str, str]) -> int | None:
    """A next version of the catalogue inside a transaction; gives its number, None when the newest is the same.

    Raises CatalogueError where it would change what recorded values mean, or set what nobody can judge.
    """
    faults = store.refused_changes(texts, parse_catalogue(texts), cursor)
    if faults:
        raise CatalogueError(faults[0].message, faults)
    return store.insert_catalogue(cursor, texts)


def _laid_over(name: str, text: str, changes: str) -> str:
    incoming = csv.DictReader(io.StringIO(changes), strict=True)
    columns = list(FILES[name].columns())
    if incoming.fieldnames != columns:
        raise CatalogueError(
            f"Avenant\u00a0: «\u00a0{name}\u00a0»\u00a0: colonnes attendues\u00a0: {', '.join(columns)}."
        )
    rows = {_key(name, row): row for row in csv.DictReader(io.StringIO(text), strict=True)}
    rows |= {_key(name, row): row for row in incoming}
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
    return written.getvalue()


def _key(name: str, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[name])


def _file(name: str, rows: Iterable[tuple[str, ...]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([tuple(FILES[name].columns()), *rows])
    return written.getvalue()
