"""Catalogue files: reading `data/referentiel/*.csv` into one consistent catalogue, or saying which cell is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from convention.domain.catalogue import Catalogue
from convention.domain.errors import ShownError
from convention.warehouse import catalogue_rows as rows

FILES: dict[str, type[Any]] = {
    "convention": rows.ConventionRow,
    "axes": rows.AxisRow,
    "actions": rows.ActionRow,
    "indicateurs": rows.IndicatorRow,
    "cibles": rows.TargetRow,
    "reperes": rows.ReferenceRow,
    "annexe": rows.AnnexRow,
    "gouvernance": rows.BodyRow,
    "glossaire": rows.TermRow,
    "seuils": rows.ThresholdRow,
}
THRESHOLDS_NEEDED = (
    "on_track_ratio",
    "watch_ratio",
    "small_expected_rate",
    "on_track_gap",
    "watch_gap",
    "lag_monthly",
    "lag_quarterly",
    "lag_half_yearly",
    "lag_yearly",
    "lag_school_year",
    "lag_once",
    "jump_factor",
)


class CatalogueError(ShownError):
    """A catalogue file that cannot be used: names file, line, column, what was read and what was expected."""


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

    Raises CatalogueError at the first cell, reference or missing threshold that is wrong.
    """
    parsed = {name: list(_rows(name, texts[name], model)) for name, model in FILES.items()}
    values = {name: tuple(value for _, value in found) for name, found in parsed.items()}
    if len(values["convention"]) != 1:
        raise CatalogueError("Référentiel : « convention.csv » doit avoir une ligne et une seule.")
    catalogue = Catalogue(
        convention=values["convention"][0],
        axes=values["axes"],
        actions=values["actions"],
        indicators=values["indicateurs"],
        targets=values["cibles"],
        references=values["reperes"],
        annex=values["annexe"],
        bodies=values["gouvernance"],
        terms=values["glossaire"],
        thresholds=values["seuils"],
    )
    _check_links(parsed, catalogue)
    return catalogue


def _rows(name: str, text: str, model: type[rows.Row]) -> Iterable[tuple[int, Any]]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    expected = list(model.model_fields)
    if reader.fieldnames != expected:
        raise CatalogueError(
            f"Référentiel : « {name}.csv », ligne 1 : colonnes attendues : {', '.join(expected)} ; "
            f"lues : {', '.join(reader.fieldnames or ())}."
        )
    for row in reader:
        if None in row or None in row.values():
            raise CatalogueError(
                f"Référentiel : « {name}.csv », ligne {reader.line_num} : attendu : {len(expected)} colonnes."
            )
        try:
            yield reader.line_num, model.model_validate(row).value()
        except ValidationError as error:
            raise CatalogueError(_explained(name, reader.line_num, row, error)) from None


def _explained(name: str, line: int, row: Mapping[str, str], error: ValidationError) -> str:
    first = error.errors()[0]
    column = str(first["loc"][0])
    expected = {
        "string_too_short": "attendu : un texte non vide",
        "string_too_long": f"attendu : {first.get('ctx', {}).get('max_length')} caractères au plus",
        "string_pattern_mismatch": "attendu : un code comme A05-1 (indicateur) ou 7.1 (action)",
        "too_short": "attendu : au moins une valeur",
    }.get(first["type"], first["msg"].removeprefix("Value error, "))
    return f"Référentiel : « {name}.csv », ligne {line}, colonne « {column} » : lu « {row[column]} » ; {expected}."


def _check_links(parsed: Mapping[str, list[tuple[int, Any]]], catalogue: Catalogue) -> None:
    """Codes that must exist elsewhere, and codes that must be unique."""
    links: tuple[tuple[str, str, Callable[[Any], object], set[Any]], ...] = (
        ("actions", "axe", lambda r: r.axis, set(catalogue.axis_by_number)),
        ("indicateurs", "action", lambda r: r.action, set(catalogue.action_by_code)),
        ("cibles", "indicateur", lambda r: r.indicator, set(catalogue.by_code)),
        ("reperes", "indicateur", lambda r: r.indicator, set(catalogue.by_code)),
    )
    for name, column, code, known in links:
        for line, row in parsed[name]:
            if code(row) not in known:
                raise CatalogueError(
                    f"Référentiel : « {name}.csv », ligne {line}, colonne « {column} » : "
                    f"lu « {code(row)} » ; attendu : un code qui existe."
                )
    keys: tuple[tuple[str, Callable[[Any], object]], ...] = (
        ("axes", lambda r: r.number),
        ("actions", lambda r: r.code),
        ("indicateurs", lambda r: r.code),
        ("cibles", lambda r: (r.indicator, r.territory, r.due, r.amendment)),
        ("glossaire", lambda r: r.acronym),
    )
    for name, key in keys:
        seen: set[object] = set()
        for line, row in parsed[name]:
            if key(row) in seen:
                raise CatalogueError(f"Référentiel : « {name}.csv », ligne {line} : cette clé figure déjà plus haut.")
            seen.add(key(row))
    for threshold in THRESHOLDS_NEEDED:
        try:
            catalogue.threshold(threshold, catalogue.convention.start)
        except KeyError:
            raise CatalogueError(f"Référentiel : « seuils.csv » : le seuil « {threshold} » manque.") from None
