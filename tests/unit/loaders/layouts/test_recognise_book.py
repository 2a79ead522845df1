"""The sheets of one book: those of other things are one question, whatever their number."""

from __future__ import annotations

from convention.domain.findings import FindingCode, Severity
from loaders.parsing.indicators import IndicatorNames
from loaders.profiles.recognise import recognise_book
from loaders.workbooks.book import Sheet
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue, said_of

GOOD: list[list[Typed]] = [["Indicateur", "Territoire", "Période", "Valeur"], ["A04-2", "Paris", 2018, 906]]
BUDGET: list[list[Typed]] = [["Ligne", "Montant"], ["Loyer", 1200], ["Eau", 300]]
MISSING: list[list[Typed]] = [["Indicateur", "Territoire", "Valeur"], ["A04-2", "Paris", 906]]


def book(*sheets: list[list[Typed]]) -> list[Sheet]:
    return [sheet_of(rows, name=f"Feuille {number}") for number, rows in enumerate(sheets, 1)]


def test_many_sheets_of_other_things_are_one_question() -> None:
    first, *others = recognise_book(book(GOOD, *[BUDGET] * 39), IndicatorNames(committed_catalogue()))
    assert first.findings == ()
    (finding,) = [finding for each in others for finding in each.findings]
    assert (finding.code, finding.severity) == (FindingCode.SHEETS_UNREAD, Severity.CONFIRM)
    assert [name for key, name in finding.details if key == "sheet"] == [f"Feuille {n}" for n in range(2, 41)]
    assert all(each.refused for each in others)


def test_one_unknown_table_beside_others_stops_the_file() -> None:
    _, other = recognise_book(book(GOOD, BUDGET), IndicatorNames(committed_catalogue()))
    assert [code for code, _ in said_of(other)] == [FindingCode.TABLE_NOT_RECOGNISED]


def test_a_book_of_unknown_tables_only_stops_and_names_the_others_together() -> None:
    recognitions = recognise_book(book(*[BUDGET] * 10), IndicatorNames(committed_catalogue()))
    found = [finding for each in recognitions for finding in each.findings]
    assert [finding.code for finding in found] == [FindingCode.TABLE_NOT_RECOGNISED, FindingCode.SHEETS_UNREAD]


def test_a_table_that_lacks_one_thing_is_never_set_aside_with_the_others() -> None:
    _, *others, last = recognise_book(book(GOOD, BUDGET, BUDGET, MISSING), IndicatorNames(committed_catalogue()))
    assert [finding.code for finding in last.findings] == [FindingCode.TABLE_NOT_RECOGNISED]
    assert sum(len(each.findings) for each in others) == 1
