"""Each of the ten workbooks is read whole without a profile, on the road of the command line."""

from __future__ import annotations

from datetime import date

import pytest

from convention.domain.findings import blocking
from convention.warehouse.store import Store
from tests.builders.deposits import accept, read
from tests.builders.house_workbooks import HOUSE_WORKBOOKS, HouseWorkbook


@pytest.mark.parametrize("book", HOUSE_WORKBOOKS, ids=[book.name for book in HOUSE_WORKBOOKS])
def test_a_house_workbook_is_deposited_whole(store: Store, book: HouseWorkbook) -> None:
    reading = read(store, book.content(), book.name, today=date(2026, 1, 1))
    assert blocking(reading.findings) == ()
    assert accept(store, reading).observations == book.values
