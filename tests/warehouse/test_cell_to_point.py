"""One cell of a workbook that someone typed, all the way to the plotted point and back to its sheet and cell."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Territory
from convention.domain.rollup import assess_action
from convention.warehouse.provenance import observation_key
from convention.warehouse.reads import history, series, standings
from convention.warehouse.store import Store
from loaders.deposit import deposit_file
from tests.builders.deposits import read, workbook_bytes

SITUATION = date(2019, 12, 31)
IN_D7 = 93


def typed_workbook() -> bytes:
    """Two title rows, a blank one, half-years as columns; `D7` is Seine-Saint-Denis, second half of 2019."""
    book = Workbook()
    book.create_sheet("Lisez-moi")
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Suivi 2019"
    for row in (
        ["Professionnels formés"],
        ["Bilan du service, effectifs"],
        [],
        ["Indicateur", "Territoire", "2019-S1", "2019-S2"],
        ["A08.1-1", "Paris", 1.5, 2],
        ["A05-1", "Paris", 60, 81],
        ["A05-1", "Seine-Saint-Denis", 50, IN_D7],
    ):
        sheet.append(row)
    assert sheet["D7"].value == IN_D7
    return workbook_bytes(book)


@pytest.fixture
def figure(store: Store) -> go.Figure:
    """The trajectory of the indicator of D7, once the workbook is deposited."""
    reading = read(store, typed_workbook(), "bilan.xlsx")
    assert not reading.blocked
    deposit_file(store, reading, "Ada Martin, DASES")
    catalogue = store.catalogue()
    (action,) = [action for action in catalogue.actions if action.code == "5"]
    progress = assess_action(catalogue, action, standings(store, SITUATION), SITUATION)
    (row,) = [row for row in progress.indicators if row.indicator.code == "A05-1"]
    return trajectory(row, series(store, ["A05-1"], SITUATION), catalogue)


def test_a_plotted_point_leads_to_the_cell_that_was_typed(store: Store, figure: go.Figure) -> None:
    carried = {
        (str(x)[:10], y, observation)
        for trace in figure.data
        if trace.customdata is not None
        for x, y, observation in zip(trace.x, trace.y, trace.customdata, strict=True)
        if observation is not None and y == IN_D7
    }
    ((_, _, number),) = carried
    key = observation_key(store, int(number))
    assert (key.indicator, key.territory) == ("A05-1", Territory("seine_saint_denis"))
    assert (key.period.start, key.period.end) == (date(2019, 7, 1), date(2019, 12, 31))
    ((value, active),) = history(store, key.indicator, key.territory, key.period)
    origin = value.provenance
    assert (origin.observation_id, origin.sheet, origin.cell, origin.text) == (number, "Suivi 2019", "D7", "93")
    assert (origin.file_name, origin.depositor) == ("bilan.xlsx", "Ada Martin, DASES")
    assert value.value == IN_D7
    assert active
