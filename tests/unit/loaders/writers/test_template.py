"""The template: which rows it expects, what it shows of recorded values, and how the workbook behaves."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from convention.domain.catalogue import Frequency, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.series import Series
from convention.warehouse.reads import series
from convention.warehouse.store import Store
from loaders.writers.template import template_csv, template_file_name, template_workbook
from loaders.writers.template_rows import (
    Extent,
    TemplateRow,
    UnknownActionError,
    UnknownServiceError,
    services,
    template_rows,
)
from tests.builders.base import deposit, seen
from tests.samples.catalogue import signed_catalogue

PARIS, SSD, COMMON = Territory("paris"), Territory("seine_saint_denis"), Territory.COMMON
FIRST, LAST = date(2019, 1, 1), date(2020, 12, 31)


def _rows(
    actions: tuple[str, ...] | None = None, service: str | None = None, values: Series | None = None
) -> tuple[TemplateRow, ...]:
    return template_rows(signed_catalogue(), Extent(FIRST, LAST, actions, service), values)


def _opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def _book(values: Series | None = None, actions: tuple[str, ...] | None = ("8.1",)) -> Workbook:
    content = template_workbook(signed_catalogue(), period_from=FIRST, period_to=LAST, actions=actions, values=values)
    return _opened(content)


def _table(book: Workbook) -> list[dict[str, object]]:
    heading, *rows = book["Observations"].iter_rows(values_only=True)
    return [dict(zip([str(name) for name in heading], row, strict=True)) for row in rows]


def test_each_indicator_territory_and_period_has_one_row() -> None:
    found = [(r.indicator.code, r.territory, r.period.code if r.period else None) for r in _rows(("5",))]
    periods = ["2019-S1", "2019-S2", "2020-S1", "2020-S2"]
    assert found == [
        *(("A05-1", PARIS, code) for code in periods),
        *(("A05-1", SSD, code) for code in periods),
        ("A05-2", COMMON, None),
    ]


def test_school_years_that_reach_out_of_the_span_are_left_out() -> None:
    found = {r.period.code for r in _rows(("11",)) if r.period}
    assert found == {"2019-2020"}


def test_a_step_waits_for_its_day_and_tells_its_due_date() -> None:
    (row,) = [r for r in _rows(("5",)) if r.indicator.frequency is Frequency.ONCE]
    assert (row.period, row.due) == (None, date(2018, 12, 31))


def test_a_service_gets_its_side_and_the_common_rows_of_its_actions_only() -> None:
    rows = _rows(service="DEF")
    assert {r.indicator.action for r in rows} == {"1", "3", "6"}
    assert {r.territory for r in rows} == {SSD, COMMON}


def test_a_service_of_both_sides_gets_both() -> None:
    assert {r.territory for r in _rows(("8.1",), "DVD")} == {PARIS, SSD}


def test_services_are_the_acronyms_that_the_sheets_name() -> None:
    found = services(signed_catalogue())
    assert {"DASES", "DVD", "DEF", "ASE", "DCPSL"} <= set(found)
    assert all(word.isupper() for word in found)


def test_unknown_service_and_action_are_refused_in_french() -> None:
    with pytest.raises(UnknownServiceError, match="«\u00a0XYZ\u00a0»"):
        _rows(service="XYZ")
    with pytest.raises(UnknownActionError, match="21"):
        _rows(("21",))


def test_recorded_values_fill_the_rows_that_expect_them(store: Store) -> None:
    deposit(
        store,
        seen("0.9", "2019-S1", PARIS, indicator="A08.1-1", status=ObservationStatus.PROVISIONAL, source="DVD"),
        seen("0", "2019-S2", SSD, indicator="A08.1-1"),
        seen(None, "2020-S1", SSD, indicator="A08.1-1"),
    )
    recorded = {
        (r.territory, r.period.code): (r.value, r.status, r.source)
        for r in _rows(("8.1",), values=series(store, ["A08.1-1"]))
        if r.period and r.status
    }
    assert recorded == {
        (PARIS, "2019-S1"): (Decimal("0.9"), ObservationStatus.PROVISIONAL, "DVD"),
        (SSD, "2019-S2"): (Decimal(0), ObservationStatus.FINAL, "relevé"),
        (SSD, "2020-S1"): (None, ObservationStatus.UNAVAILABLE, "relevé"),
    }
    assert len(_rows(("8.1",), values=series(store, ["A08.1-1"]))) == len(_rows(("8.1",)))


def test_recorded_values_that_no_row_expects_have_their_own_and_others_stay_out(store: Store) -> None:
    deposit(
        store,
        seen("3", "2019-03", PARIS, indicator="A05-1"),
        seen("9", "2018-S2", PARIS, indicator="A05-1"),
        seen("7", "2019-S1", COMMON, indicator="A05-1"),
        seen("5", "2019-S1", SSD, indicator="A08.1-1"),
    )
    values = series(store, ["A05-1", "A08.1-1"])
    found = {
        (r.indicator.code, r.territory, r.period.code if r.period else "", r.value)
        for r in _rows(("5",), values=values)
        if r.status
    }
    assert found == {("A05-1", PARIS, "2019-03", Decimal(3)), ("A05-1", COMMON, "2019-S1", Decimal(7))}


def test_a_step_that_is_done_asks_no_more_and_one_that_is_not_still_does(store: Store) -> None:
    deposit(
        store,
        seen("1", "2017-12-20", PARIS, indicator="A08.1-3"),
        seen("0", "2017-12-31", SSD, indicator="A08.1-3"),
    )
    rows = [r for r in _rows(("8.1",), values=series(store, ["A08.1-3"])) if r.indicator.code == "A08.1-3"]
    assert [(r.territory, r.period.code if r.period else None, r.value) for r in rows] == [
        (PARIS, "2017-12-20", Decimal(1)),
        (SSD, "2017-12-31", Decimal(0)),
        (SSD, None, None),
    ]
    assert {r.due for r in rows} == {date(2017, 12, 31)}


def test_values_keep_all_their_decimals(store: Store) -> None:
    deposit(
        store,
        seen("0.000001", "2019-S1", PARIS, indicator="A08.1-1"),
        seen("1234567.891235", "2019-S2", PARIS, indicator="A08.1-1"),
        seen("100", "2020-S1", PARIS, indicator="A08.1-1"),
    )
    values = series(store, ["A08.1-1"])
    content = template_csv(signed_catalogue(), period_from=FIRST, period_to=LAST, actions=["8.1"], values=values)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert [row["valeur"] for row in rows][:3] == ["0,000001", "1234567,891235", "100"]


def test_workbook_and_csv_say_the_same(store: Store) -> None:
    deposit(store, seen("12.5", "2019-S1", PARIS, indicator="A08.1-1"), seen(None, "2019-S2", SSD, indicator="A08.1-1"))
    values = series(store, ["A08.1-1"])
    content = template_csv(signed_catalogue(), period_from=FIRST, period_to=LAST, actions=["8.1"], values=values)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    table = [{name: "" if v is None else str(v) for name, v in row.items()} for row in _table(_book(values))]
    assert [{**row, "valeur": row["valeur"].replace(".", ",")} for row in table] == rows


def test_absent_values_are_words_and_the_recorded_zero_a_number(store: Store) -> None:
    statuses = (ObservationStatus.CONFIDENTIAL, ObservationStatus.NOT_APPLICABLE)
    deposit(
        store,
        seen("0", "2019-S1", PARIS, indicator="A08.1-1"),
        *(
            seen(None, code, PARIS, indicator="A08.1-1", status=status)
            for code, status in zip(("2019-S2", "2020-S1"), statuses, strict=True)
        ),
    )
    table = _table(_book(series(store, ["A08.1-1"])))
    assert [(row["valeur"], row["statut"]) for row in table[:4]] == [
        (0, "définitif"),
        ("confidentiel", "confidentiel"),
        ("non applicable", "non applicable"),
        (None, None),
    ]


def test_a_text_that_looks_like_a_formula_stays_a_text(store: Store) -> None:
    deposit(store, seen("1", "2019-S1", PARIS, indicator="A08.1-1", source='=HYPERLINK("http://x")'))
    values = series(store, ["A08.1-1"])
    cell = _book(values)["Observations"]["H2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")
    content = template_csv(signed_catalogue(), period_from=FIRST, period_to=LAST, actions=["8.1"], values=values)
    (first, *_) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert first["source"] == '\'=HYPERLINK("http://x")'


def test_headings_are_locked_and_rows_are_free() -> None:
    sheet = _book()["Observations"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert all(cell.protection.locked for cell in sheet[1])
    assert not any(cell.protection.locked for row in sheet.iter_rows(min_row=2) for cell in row)
    assert not any(sheet.column_dimensions[letter].protection.locked for letter in "ABCDEFGHIJK")
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:K{sheet.max_row}"


def test_lists_offer_every_code_territory_and_status() -> None:
    book = _book()
    lists = {str(rule.sqref): rule.formula1 for rule in book["Observations"].data_validations.dataValidation}
    assert lists["C2:C5000"] == '"Paris,Seine-Saint-Denis,Commun"'
    assert lists["G2:G5000"] == '"définitif,provisoire,estimé,non disponible,confidentiel,non applicable"'
    codes = [cell.value for (cell,) in book["Définitions"]["A2:A6"]]
    assert lists["A2:A5000"] == "'Définitions'!$A$2:$A$6"
    assert codes == [indicator.code for indicator in signed_catalogue().indicators_of("8.1")]


def test_years_are_texts_that_spreadsheets_do_not_doubt() -> None:
    content = template_workbook(signed_catalogue(), period_from=FIRST, period_to=LAST, actions=["6"])
    cells = [_opened(content)["Observations"].cell(row, 4) for row in range(2, 8)]
    assert {(cell.value, cell.data_type, cell.number_format) for cell in cells} == {
        ("2019", "s", "@"),
        ("2020", "s", "@"),
    }
    sheet = ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b'<ignoredError sqref="D2:D5000" numberStoredAsText="1"/></ignoredErrors><legacyDrawing' in sheet


def test_a_step_carries_its_due_date_as_a_note() -> None:
    sheet = _book()["Observations"]
    notes = {sheet.cell(row, 1).value: sheet.cell(row, 4).comment for row in range(2, sheet.max_row + 1)}
    step = notes["A08.1-5"]
    assert step is not None
    assert step.text.startswith("Échéance\u00a0: 20/12/2019.")
    assert notes["A08.1-1"] is None


def test_definitions_say_targets_and_their_absence() -> None:
    sheet = _book(actions=None)["Définitions"]
    targets = {row[0]: row[8] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert len(targets) == len(signed_catalogue().indicators)
    assert targets["A02-3"] == "Commun\u00a0: au moins 50\u202f% au 31/12/2020 (ferme)"
    assert targets["A03-1"] == "cible non fixée"
    assert str(targets["A01-3"]).splitlines()[1] == "Paris\u00a0: 30\u00a0places au 31/12/2020 (envisagée)"


def test_the_same_request_gives_the_same_bytes_without_name_or_date() -> None:
    first, second = (
        template_workbook(signed_catalogue(), period_from=FIRST, period_to=LAST, actions=["5"]) for _ in range(2)
    )
    assert first == second
    core = ZipFile(io.BytesIO(first)).read("docProps/core.xml").decode()
    assert "dcterms:created" not in core
    assert "openpyxl" not in core


@pytest.mark.parametrize(
    ("first", "last", "actions", "service", "name"),
    [
        (date(2019, 1, 1), LAST, ["8.1"], None, "modele_action-8.1_2019-S1_2020-S2.xlsx"),
        (date(2019, 1, 1), LAST, ["7.1", "7.2"], None, "modele_actions-7.1-7.2_2019-S1_2020-S2.xlsx"),
        (date(2019, 1, 1), date(2019, 6, 30), None, "DASES", "modele_service-DASES_2019-S1.xlsx"),
        (date(2019, 4, 1), date(2019, 6, 30), None, None, "modele_complet_2019-T2.xlsx"),
        (date(2019, 1, 5), date(2019, 6, 30), None, "A/B", "modele_service-A-B_2019-01-05_2019-06-30.xlsx"),
    ],
)
def test_file_names_say_what_the_template_covers(
    first: date, last: date, actions: list[str] | None, service: str | None, name: str
) -> None:
    assert template_file_name(period_from=first, period_to=last, actions=actions, service=service) == name
