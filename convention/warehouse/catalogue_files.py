"""Catalogue files: reading `data/referentiel/*.csv` into one consistent catalogue, or saying which cell is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from convention.domain.catalogue import Catalogue
from convention.warehouse import catalogue_change_rows as changes
from convention.warehouse import catalogue_rows as rows
from convention.warehouse.catalogue_cells import NotOneOfError
from convention.warehouse.catalogue_checks import (
    CatalogueError,
    Fault,
    ReadRow,
    catalogue_faults,
    dated_targets,
    fault,
)

FILES: dict[str, type[Any]] = {
    "convention": rows.ConventionRow,
    "territoires": rows.TerritoryRow,
    "axes": rows.AxisRow,
    "actions": rows.ActionRow,
    "indicateurs": rows.IndicatorRow,
    "cibles": rows.TargetRow,
    "reperes": rows.ReferenceRow,
    "annexe": rows.AnnexRow,
    "gouvernance": rows.BodyRow,
    "glossaire": rows.TermRow,
    "seuils": rows.ThresholdRow,
    "avenants": changes.EffectRow,
    "abandons": changes.AbandonmentRow,
    "engagements": rows.CommitmentRow,
    "ajouts": changes.AdditionRow,
    "errata": changes.ErratumRow,
}
ADDED_SINCE = frozenset({"avenants", "abandons", "engagements", "ajouts", "errata", "territoires"})
"""Files that the first versions of a base do not have: there they hold nothing."""


def read_folder(folder: Path) -> dict[str, str]:
    """The text of every catalogue file, by name without ending.

    Raises CatalogueError for a missing file or one that is not UTF-8.
    """
    texts: dict[str, str] = {}
    for name in FILES:
        path = folder / f"{name}.csv"
        try:
            texts[name] = path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            raise CatalogueError(f"Référentiel : le fichier « {path.name} » manque dans {folder}.") from None
        except UnicodeDecodeError:
            raise CatalogueError(f"Référentiel : « {path.name} » doit être enregistré en UTF-8.") from None
    return texts


def parse_catalogue(texts: Mapping[str, str]) -> Catalogue:
    """The catalogue that the files state.

    Raises CatalogueError, with every cell, reference or missing threshold that is wrong.
    """
    texts = completed(texts)
    faults: list[Fault] = []
    read = {name: list(_rows(name, texts[name], model, faults)) for name, model in FILES.items()}
    if len(read["convention"]) != 1:
        faults.append(Fault("Référentiel : « convention.csv » doit avoir une ligne et une seule."))
    values = {name: tuple(row.value for row in found if row.value is not None) for name, found in read.items()}
    if len(values["convention"]) == 1:
        catalogue = _catalogue(values)
        faults += catalogue_faults(read, catalogue)
    if faults:
        raise CatalogueError(faults[0].message, faults)
    return catalogue


def _catalogue(values: Mapping[str, tuple[Any, ...]]) -> Catalogue:
    starts = {effect.amendment: effect.since for effect in values["avenants"]}
    added = {code: starts[amendment] for code, amendment in values["ajouts"] if amendment in starts}
    return Catalogue(
        convention=values["convention"][0],
        axes=values["axes"],
        actions=values["actions"],
        indicators=tuple(replace(found, since=added.get(found.code)) for found in values["indicateurs"]),
        targets=dated_targets(values["cibles"], values["avenants"], values["abandons"]),
        references=values["reperes"],
        annex=values["annexe"],
        bodies=values["gouvernance"],
        terms=values["glossaire"],
        thresholds=values["seuils"],
        abandonments=values["abandons"],
        effects=values["avenants"],
        commitments=values["engagements"],
        errata=values["errata"],
    )


def completed(texts: Mapping[str, str]) -> dict[str, str]:
    """The files with what a version of old lacks: files without a row, columns without a word."""
    missing = {name: ",".join(FILES[name].columns()) + "\n" for name in ADDED_SINCE}
    return missing | {name: with_columns(name, text) for name, text in texts.items()}


def optional_columns(name: str) -> tuple[str, ...]:
    """The columns that a file may lack: the first versions did."""
    return tuple(column for column, optional in FILES[name].columns().items() if optional)


def with_columns(name: str, text: str) -> str:
    """The text of a file with its optional columns, empty where it lacks them; any other text stays as it is."""
    columns = list(FILES[name].columns()) if name in FILES else []
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return text
    heading = rows[0] if rows else []
    lacking = [column for column in columns if column not in heading]
    if not lacking or not set(lacking) <= set(optional_columns(name)) or not set(heading) <= set(columns):
        return text
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows[1:]:
        if len(row) != len(heading):
            return text
        writer.writerow(dict(zip(heading, row, strict=True)))
    return written.getvalue()


def _rows(name: str, text: str, model: type[rows.Row], faults: list[Fault]) -> Iterator[ReadRow]:
    """The rows of a file, those with a wrong cell without their value; `faults` is told what is wrong."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        if reader.fieldnames != list(model.columns()):
            faults.append(
                Fault(
                    f"Référentiel : « {name}.csv », ligne 1 : colonnes attendues : {', '.join(model.columns())} ; "
                    f"lues : {', '.join(reader.fieldnames or ())}."
                )
            )
            return
        for cells in reader:
            if None in cells or None in cells.values():
                width = len(model.columns())
                faults.append(
                    Fault(f"Référentiel : « {name}.csv », ligne {reader.line_num} : attendu : {width} colonnes.")
                )
            else:
                yield _read_row(name, reader.line_num, cells, model, faults)
    except csv.Error:
        faults.append(
            Fault(
                f"Référentiel : « {name}.csv », ligne {reader.line_num} : guillemets mal fermés ou caractère interdit "
                "; attendu : un fichier CSV à virgules."
            )
        )


def _read_row(name: str, line: int, cells: dict[str, str], model: type[rows.Row], faults: list[Fault]) -> ReadRow:
    try:
        return ReadRow(name, line, cells, model.model_validate(cells).value())
    except ValidationError as error:
        row = ReadRow(name, line, cells, None)
        by_column: dict[int | str, ErrorDetails] = {}
        for found in error.errors():
            by_column.setdefault(found["loc"][0], found)
        faults += [_explained(row, found) for found in by_column.values()]
        return row


def _explained(row: ReadRow, found: ErrorDetails) -> Fault:
    context = found.get("ctx", {})
    expected = {
        "string_too_short": "un texte non vide",
        "string_too_long": f"{context.get('max_length')} caractères au plus",
        "string_pattern_mismatch": "un code comme A05-1 (indicateur) ou 7.1 (action)",
        "too_short": "au moins une valeur",
    }.get(found["type"], found["msg"].removeprefix("Value error, attendu : "))
    cause = context.get("error")
    words = cause.words if isinstance(cause, NotOneOfError) else ()
    return fault(row, str(found["loc"][0]), expected, words)
