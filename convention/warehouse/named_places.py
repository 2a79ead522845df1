"""The places that the text names for an action, from `lieux.csv` beside the catalogue; a catalogue may have none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from convention.domain.annexes import NamedPlace
from convention.domain.catalogue import Territory
from convention.setting import catalogue_folder
from convention.warehouse.catalogue_checks import CatalogueError

PLACES_FILE = "lieux.csv"
_COLUMNS = ["action", "rang", "de", "a", "territoire", "indicateur", "page"]


def named_places() -> tuple[NamedPlace, ...]:
    """The places of the catalogue that this process serves, in the order of their actions and ranks.

    Raises CatalogueError for a cell that cannot be read.
    """
    return read_places(catalogue_folder() / PLACES_FILE)


@cache
def read_places(path: Path) -> tuple[NamedPlace, ...]:
    """The places of one file; none where there is no file."""
    if not path.exists():
        return ()
    rows = sorted(_rows(path), key=lambda found: found[0])
    return tuple(place for _, place in rows)


def _rows(path: Path) -> Iterator[tuple[tuple[str, int], NamedPlace]]:
    reader = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), strict=True)
    if reader.fieldnames != _COLUMNS:
        raise CatalogueError(
            f"Référentiel\u00a0: «\u00a0{PLACES_FILE}\u00a0»\u00a0: colonnes attendues\u00a0: {', '.join(_COLUMNS)}."
        )
    for cells in reader:
        try:
            territory = Territory(cells["territoire"]) if cells["territoire"] else None
            place = NamedPlace(
                cells["action"], cells["de"], cells["a"], territory, cells["indicateur"], int(cells["page"])
            )
            yield (cells["action"], int(cells["rang"])), place
        except (ValueError, TypeError):
            raise CatalogueError(
                f"Référentiel\u00a0: «\u00a0{PLACES_FILE}\u00a0», ligne {reader.line_num}\u00a0: attendus un "
                "territoire du référentiel ou rien, et des nombres pour le rang et la page."
            ) from None
