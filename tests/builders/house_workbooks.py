"""Ten workbooks in the shapes in which services keep theirs, each with how many values it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from tests.builders.deposits import workbook_bytes
from tests.builders.sheets import Typed

Rows = Sequence[Sequence[Typed]]
TESTS, CASES = "Sérologies VIH réalisées dans l’année", "Découvertes de séropositivité au VIH dans l’année"
PARIS, OTHER = "Paris", "Seine-Saint-Denis"


@dataclass(frozen=True)
class HouseWorkbook:
    """`sheets`: rows and merges by name; `values`: how many values it gives."""

    name: str
    sheets: dict[str, tuple[Rows, Sequence[str]]]
    values: int

    def content(self) -> bytes:
        """The bytes of the workbook."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, (rows, merges) in self.sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            for merge in merges:
                sheet.merge_cells(merge)
        return workbook_bytes(book)


def _one(name: str, values: int, rows: Rows, *merges: str) -> HouseWorkbook:
    return HouseWorkbook(f"{name}.xlsx", {"Suivi": (rows, merges)}, values)


MINUTES: Rows = [["Réunion du 3 mars", None], ["Présents", 12], ["Excusés", 3], ["Budget", 1500]]
HOUSE_WORKBOOKS = (
    _one(
        "codes en colonnes",
        4,
        [["Territoire", "Année", "A04-2", "A04-3"], [PARIS, 2008, 11, 12], [OTHER, 2008, 13, 14]],
    ),
    _one("intitulés en colonnes", 4, [[PARIS], ["Année", f"{TESTS} (tests)", CASES], [2009, 12, 13], [2010, 14, 15]]),
    _one(
        "années sur départements",
        4,
        [["Indicateur", 2011, None, 2012, None], [None, 75, 93, 75, 93], ["A04-3", 12, 13, 14, 15]],
        *("A1:A2", "B1:C1", "D1:E1"),
    ),
    _one(
        "départements sur années",
        4,
        [
            ["Indicateur", "Ville de Paris (75)", None, "CD93", None],
            [None, 2011, 2012, 2011, 2012],
            ["A04-2", 12, 13, 14, 15],
        ],
        *("B1:C1", "D1:E1"),
    ),
    _one(
        "un bloc sous l’autre",
        4,
        [
            ["PARIS"],
            ["Indicateur", 2013, 2014],
            ["A04-2", 12, 13],
            [],
            ["SEINE-SAINT-DENIS"],
            ["Indicateur", 2013, 2014],
            ["A04-2", 12, 13],
        ],
    ),
    _one(
        "côte à côte",
        4,
        [
            ["PARIS", None, None, None, "SEINE-SAINT-DENIS"],
            ["Indicateur", 2013, 2014, None, "Indicateur", 2013, 2014],
            ["A04-3", 12, 13, None, "A04-3", 14, 15],
        ],
    ),
    HouseWorkbook(
        "une feuille par indicateur.xlsx",
        {
            "A04-2": ([[CASES], [], ["Territoire", 2015], [PARIS, 12], [OTHER, 13]], ()),
            "A04-3": ([[TESTS], [], ["Territoire", 2015], [PARIS, 12], [OTHER, 13]], ()),
        },
        4,
    ),
    _one(
        "semestres et totaux",
        8,
        [
            ["Indicateur", "Territoire", "2018", None, None, "2019", None, None],
            [None, None, "S1", "S2", "Total", "S1", "S2", "Total"],
            ["A05-1", PARIS, 3, 4, 7, 5, 6, 11],
            ["A05-1", OTHER, 1, 2, 3, 3, 4, 7],
        ],
        *("A1:A2", "B1:B2", "C1:E1", "F1:H1"),
    ),
    _one(
        "en milliers",
        2,
        [
            ["Indicateur", "Territoire", "Période", "Valeur en milliers"],
            ["A04-3", PARIS, "2016", 12],
            ["A04-3", OTHER, "2016 (p)", 13],
        ],
    ),
    HouseWorkbook(
        "classeur de service.xlsx",
        {
            "Données": ([["Indicateur", "Territoire", "1S2020", "2e sem. 2020"], ["A05-1", PARIS, 3, 4]], ()),
            **{f"Réunion {n}": (MINUTES, ()) for n in range(1, 5)},
        },
        2,
    ),
)
