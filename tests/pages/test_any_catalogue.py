"""Any valid catalogue starts and every page opens on it; `python -m tests.trials.catalogues` tries many more."""

from __future__ import annotations

from pathlib import Path

import pytest

from convention.warehouse.catalogue_checks import CatalogueError
from convention.warehouse.catalogue_files import parse_catalogue
from tests.builders.catalogue import catalogue_texts, row
from tests.builders.small_catalogues import Rows
from tests.trials.catalogues import failures

NEARLY_NOTHING: Rows = {}
"""One sheet that no indicator follows: the one plain row of each file that must have one."""
WITH_GAPS: Rows = {
    "axes": [row("axes", axe="1"), row("axes", axe="2")],
    "actions": [row("actions", action=code) for code in ("1", "2", "3")],
    "indicateurs": [
        row("indicateurs", indicateur="A01-1", territoires="Paris"),
        row("indicateurs", indicateur="A01-2"),
        row("indicateurs", indicateur="A02-1", action="2", nature="jalon"),
    ],
    "cibles": [row("cibles", territoire="Paris", valeur="40")],
    "avenants": [row("avenants")],
    "ajouts": [row("ajouts", indicateur="A02-1")],
}
"""An axis without a sheet, a sheet without an indicator, one whose indicator comes later, no target, one territory."""


@pytest.mark.parametrize(("rows", "meeting"), [(NEARLY_NOTHING, False), (WITH_GAPS, True)], ids=["nothing", "gaps"])
def test_every_page_opens_on_any_catalogue(data: Path, rows: Rows, meeting: bool) -> None:
    assert failures(data, rows, meeting=meeting) == []


def test_a_catalogue_without_a_sheet_is_refused() -> None:
    with pytest.raises(CatalogueError, match="une fiche au moins"):
        parse_catalogue(catalogue_texts(actions=[]))
