"""A date is read at the granularity that its cell shows, in each format of workbooks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.domain.period import Grain, Period, period_of
from loaders.parsing.periods import parse_period
from loaders.workbooks.book import CellKind
from loaders.workbooks.dates_shown import cell_as_shown, date_shown
from loaders.workbooks.foreign_file import read_book
from tests.builders.cells import cells, only_cell
from tests.builders.raw_workbooks import MAIN, old_excel, one_cell, opendocument

SHOWN = [
    ("mmm-yy", "févr. 2019", CellKind.MONTH),
    ("[$-40C]mmm-yy;@", "févr. 2019", CellKind.MONTH),
    ("[$-409]mmm\\-yy;@", "févr. 2019", CellKind.MONTH),
    ("mmmm yyyy", "février 2019", CellKind.MONTH),
    ("mmmm\\ yyyy;@", "février 2019", CellKind.MONTH),
    ("mmmmm\\-yy", "févr. 2019", CellKind.MONTH),
    ("mm/yyyy", "02/2019", CellKind.MONTH),
    ("m/yy", "02/2019", CellKind.MONTH),
    ("mm.yyyy", "02/2019", CellKind.MONTH),
    ("yyyy\\-mm", "02/2019", CellKind.MONTH),
    ('"mois de "mmmm yyyy', "mois de février 2019", CellKind.MONTH),
    ("yyyy", "2019", CellKind.YEAR),
    ("yy", "2019", CellKind.YEAR),
    ('"fin "yyyy', "fin 2019", CellKind.YEAR),
    ('"S1 "yyyy', "S1 2019", CellKind.YEAR),
    ("[Red]yyyy", "2019", CellKind.YEAR),
    ("mmmm", "février", CellKind.TEXT),
    ("mmm", "févr.", CellKind.TEXT),
    ("mm", "févr.", CellKind.TEXT),
    ("d-mmm", "17 févr.", CellKind.TEXT),
    ("dd/mm/yyyy", "2019-02-17", CellKind.DATE),
    ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2019-02-17", CellKind.DATE),
    ("d mmm yy", "2019-02-17", CellKind.DATE),
    ("dd/mm/yyyy hh:mm", "2019-02-17", CellKind.DATE),
    ("ddd", "2019-02-17", CellKind.DATE),
]
DAY = date(2019, 2, 17)
SERIAL = (DAY - date(1899, 12, 30)).days


def styles(code: str, number: int = 170) -> str:
    quoted = code.replace("&", "&amp;").replace('"', "&quot;")
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="{quoted}"/></numFmts>'
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs></styleSheet>'
    )


@pytest.mark.parametrize(("code", "text", "kind"), SHOWN)
def test_a_format_says_what_is_shown_of_a_date(code: str, text: str, kind: CellKind) -> None:
    number = one_cell(f'<c r="A1" s="1"><v>{SERIAL}</v></c>', styles=styles(code))
    assert only_cell(read_book(number, "suivi.xlsx")) == (text, kind)
    written = one_cell('<c r="A1" s="1" t="d"><v>2019-02-17T00:00:00</v></c>', styles=styles(code))
    assert only_cell(read_book(written, "suivi.xlsx")) == (text, kind)


@pytest.mark.parametrize(("code", "text", "kind"), SHOWN)
def test_the_same_in_old_workbooks(code: str, text: str, kind: CellKind) -> None:
    book, style = xlwt.Workbook(), xlwt.XFStyle()
    style.num_format_str = code
    book.add_sheet("Feuille").write(0, 0, SERIAL, style)
    assert only_cell(read_book(old_excel(book), "suivi.xls")) == (text, kind)


@pytest.mark.parametrize(("number", "text"), [(14, "2019-02-17"), (16, "17 févr."), (17, "févr. 2019")])
def test_formats_known_by_their_number(number: int, text: str) -> None:
    content = one_cell(f'<c r="A1" s="1"><v>{SERIAL}</v></c>', styles=styles("0", number))
    assert only_cell(read_book(content, "suivi.xlsx"))[0] == text


def test_a_bare_year_in_a_cell_of_dates_gives_itself_away() -> None:
    content = one_cell('<c r="A1" s="1"><v>2019</v></c>', styles=styles("yyyy"))
    assert only_cell(read_book(content, "suivi.xlsx")) == ("1905-07-11", CellKind.DATE)


NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
PARTS = {
    "short month": '<n:month n:textual="true"/>',
    "long month": '<n:month n:textual="true" n:style="long"/>',
    "month": '<n:month n:style="long"/>',
    "year": '<n:year n:style="long"/>',
    "quarter": "<n:quarter/>",
    "day": "<n:day/>",
    "hour": "<n:hours/>",
}


def ods_style(*parts: str) -> str:
    inner = "".join(PARTS.get(part) or f"<n:text>{part}</n:text>" for part in parts)
    return (
        f'<n:date-style xmlns:n="{NUMBER}" style:name="N1">{inner}</n:date-style>'
        '<style:style style:name="base" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="base"/>'
    )


def ods(style: str, cell: str, *, column: str = "", shown: str = "") -> bytes:
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return opendocument(
        f'<table:table table:name="F"><table:table-column table:default-cell-style-name="{column}"/><table:table-row>'
        f'<table:table-cell {cell} office:value-type="date" office:date-value="2019-02-17">{text}</table:table-cell>'
        "</table:table-row></table:table>",
        style,
    )


@pytest.mark.parametrize(
    ("parts", "text", "kind"),
    [
        (("short month", "-", "year"), "févr. 2019", CellKind.MONTH),
        (("long month", " ", "year"), "février 2019", CellKind.MONTH),
        (("month", "/", "year"), "02/2019", CellKind.MONTH),
        (("quarter", " ", "year"), "T1 2019", CellKind.QUARTER),
        (("year",), "2019", CellKind.YEAR),
        (("fin ", "year"), "fin 2019", CellKind.YEAR),
        (("long month",), "février", CellKind.TEXT),
        (("day", "/", "month", "/", "year"), "2019-02-17", CellKind.DATE),
        (("month", "/", "year", " ", "hour"), "2019-02-17", CellKind.DATE),
    ],
)
def test_open_document_styles_say_it_too(parts: tuple[str, ...], text: str, kind: CellKind) -> None:
    named = ods(ods_style(*parts), 'table:style-name="ce1"', shown="whatever")
    of_column = ods(ods_style(*parts), "", column="ce1")
    for content in (named, of_column):
        assert only_cell(read_book(content, "suivi.ods")) == (text, kind)


@pytest.mark.parametrize(
    ("shown", "text", "kind"),
    [
        ("févr.-19", "févr. 2019", CellKind.MONTH),
        ("February 2019", "févr. 2019", CellKind.MONTH),
        ("02/2019", "02/2019", CellKind.MONTH),
        ("2019", "2019", CellKind.YEAR),
        ("17/02/19", "2019-02-17", CellKind.DATE),
        ("17 février 2019", "2019-02-17", CellKind.DATE),
        ("févr.-20", "2019-02-17", CellKind.DATE),
        ("", "2019-02-17", CellKind.DATE),
    ],
)
def test_without_a_style_the_text_beside_the_date_counts(shown: str, text: str, kind: CellKind) -> None:
    assert only_cell(read_book(ods("", "", shown=shown), "suivi.ods")) == (text, kind)


GRAINS = {"mmm-yy": Grain.MONTH, "mm/yyyy": Grain.MONTH, "mmmm yyyy": Grain.MONTH, "yyyy": Grain.YEAR}
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(sorted(GRAINS)))
def test_what_is_shown_is_the_period_that_holds_the_day(day: date, code: str) -> None:
    text, kind = date_shown(code).cell(day.isoformat())
    assert parse_period(text, kind) == period_of(day, GRAINS[code])


@given(DAYS)
def test_a_text_of_another_date_never_changes_the_date(day: date) -> None:
    other = day + timedelta(days=400)
    shown = f"{other.month:02d}/{other.year}"
    assert cell_as_shown(day.isoformat(), shown) == (day.isoformat(), CellKind.DATE)


@settings(max_examples=5)
@given(DAYS)
def test_headings_of_months_are_months(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    content = one_cell(f'<c r="A1" s="1"><v>{serial}</v></c>', styles=styles("mmm-yy"))
    (sheet,) = read_book(content, "suivi.xlsx").sheets
    ((text, kind),) = cells(sheet).values()
    found = parse_period(text, kind)
    assert isinstance(found, Period)
    assert found.grain is Grain.MONTH
    assert found.start <= day <= found.end
