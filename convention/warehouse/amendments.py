"""Amendments: rows laid over the catalogue's files; a newer project catalogue gets them laid over it again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from convention.domain.errors import ShownError
from convention.domain.rollup import ActionProgress, assess_all
from convention.warehouse.catalogue_checks import KEYS, CatalogueError
from convention.warehouse.catalogue_files import FILES, parse_catalogue
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.reads import standings_on
from convention.warehouse.sql import query
from convention.warehouse.store import Store


@dataclass(frozen=True)
class Amendment:
    """A dated change of the catalogue: its reference, and CSV text with its own rows for each file it changes."""

    reference: str
    day: date
    person: str
    files: Mapping[str, str]


def amended(texts: Mapping[str, str], amendment: Amendment) -> dict[str, str]:
    """The catalogue's files with an amendment laid over: a row of a known key takes its place, others are added.

    Raises CatalogueError for a file without key or with other columns, and for a result that contradicts itself.
    """
    result = dict(texts)
    for name, text in amendment.files.items():
        if name not in KEYS:
            raise CatalogueError(
                f"Avenant\u00a0: «\u00a0{name}\u00a0» n’est pas un fichier qu’un avenant peut modifier."
            )
        result[name] = _laid_over(name, texts[name], text)
    parse_catalogue(result)
    return result


def record_amendment(store: Store, amendment: Amendment) -> int:
    """Record an amendment as a new version of the catalogue; gives the version.

    Raises ShownError without a reference or when it changes nothing, CatalogueError when its rows are wrong.
    """
    if not amendment.reference.strip() or not amendment.person.strip():
        raise ShownError("Indiquez la référence de l’avenant et qui l’enregistre.")
    with store.writing() as cursor:
        version = _insert(store, cursor, amended(catalogue_texts(store), amendment))
        values = {
            "version": version,
            "reference": amendment.reference.strip(),
            "day": amendment.day,
            "person": amendment.person.strip(),
            "files": json.dumps(dict(amendment.files), ensure_ascii=False),
        }
        cursor.execute(query("insert_amendment"), values)
    return version


def try_amendment(
    store: Store, amendment: Amendment, situation: date
) -> tuple[tuple[ActionProgress, ...], tuple[ActionProgress, ...]]:
    """The same data scored before and after an amendment, at one situation date; nothing is kept.

    Raises ShownError when it changes nothing, CatalogueError when its rows are wrong.
    """
    with store.trying() as cursor:
        catalogue, texts = store.catalogue(), amended(catalogue_texts(store), amendment)
        before = standings_on(cursor, store.catalogue_version(), situation)
        after = standings_on(cursor, _insert(store, cursor, texts), situation)
    return assess_all(catalogue, before, situation), assess_all(parse_catalogue(texts), after, situation)


def _insert(store: Store, cursor: duckdb.DuckDBPyConnection, texts: Mapping[str, str]) -> int:
    version = store.insert_catalogue(cursor, texts)
    if version is None:
        raise ShownError("Cet avenant ne change rien au référentiel en vigueur. Rien n’est enregistré.")
    return version


def amendments(store: Store) -> tuple[Amendment, ...]:
    """Every amendment recorded, oldest first."""
    rows = store.cursor().execute(query("amendments")).fetchall()
    return tuple(Amendment(reference, day, person, json.loads(files)) for _, reference, day, person, files in rows)


def record_project_catalogue(store: Store, texts: Mapping[str, str]) -> bool:
    """Record the project's own files with every amendment laid over them; says whether that is a new version.

    Raises CatalogueError when an amendment no longer fits: it is never undone in silence.
    """
    for amendment in amendments(store):
        texts = amended(texts, amendment)
    return store.record_catalogue(texts)


def _laid_over(name: str, text: str, changes: str) -> str:
    incoming = csv.DictReader(io.StringIO(changes), strict=True)
    columns = list(FILES[name].model_fields)
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


def _key(name: str, row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in KEYS[name])
