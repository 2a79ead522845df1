"""Marking an analyst's workbook: faulty cells are shown, and nothing else of it changes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from convention.domain.findings import Severity
from loaders.workbooks.cells import FINDINGS_SIGN as SIGN
from loaders.workbooks.findings_sheet import Remark
from loaders.workbooks.marked_workbook import MOST_NOTES, marked_workbook
from loaders.workbooks.stop import UnsafeFileError
from tests.builders.workbooks import (
    ANALYST_SHEET,
    CHART_SHEET,
    analyst_workbook,
    parts,
    saved,
    with_parts,
    with_shared_strings,
)

WORDS = {Severity.BLOCKING: "Bloquant", Severity.CONFIRM: "À confirmer", Severity.INFO: "Information"}


def remark(
    cell: str, severity: Severity = Severity.BLOCKING, sheet: str = ANALYST_SHEET, read: str = "12,5 km", hint: str = ""
) -> Remark:
    return Remark(
        severity, WORDS[severity], "code", f"La cellule {cell} est fausse.", sheet, cell, read, "un nombre", hint
    )


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content), rich_text=True)


def facts(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """What each cell of a sheet holds and how it looks."""
    return {
        cell.coordinate: (
            cell.value,
            cell.data_type,
            *map(repr, (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)),
            cell.number_format,
            cell.hyperlink.target if cell.hyperlink else None,
        )
        for row in sheet.iter_rows()
        for cell in row
    }


def notes(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def marks(sheet: Worksheet) -> dict[str, str]:
    """The ranges that our rules colour, and the colour."""
    return {
        str(block.sqref): rule.dxf.fill.bgColor.rgb
        for block in sheet.conditional_formatting
        for rule in block.rules
        if "constat" in "".join(rule.formula)
    }


def test_every_cell_style_and_formula_is_as_before_also_of_the_marked_cells() -> None:
    before, after = (
        opened(analyst_workbook()),
        opened(marked_workbook(analyst_workbook(), [remark("C3"), remark("C6")])),
    )
    assert after.sheetnames == [*before.sheetnames, "Constats"]
    for name in before.sheetnames:
        assert facts(after[name]) == facts(before[name])
        assert after[name].sheet_state == before[name].sheet_state
    assert after[ANALYST_SHEET].merged_cells.ranges == before[ANALYST_SHEET].merged_cells.ranges
    assert after[ANALYST_SHEET].freeze_panes == "A2"
    assert len(after[ANALYST_SHEET].data_validations.dataValidation) == 1


def test_parts_that_have_nothing_to_do_with_the_findings_keep_their_bytes() -> None:
    content = with_parts(analyst_workbook(), {"customXml/item1.xml": b"<any/>", "xl/media/image1.emf": b"\x01\x02"})
    before, after = parts(content), parts(marked_workbook(content, [remark("C3")]))
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }
    assert set(after) - set(before) == {"xl/worksheets/constats1.xml"}


def test_stored_results_of_formulas_and_unknown_extensions_stay() -> None:
    content = analyst_workbook()
    sheet = parts(content)["xl/worksheets/sheet1.xml"]
    sheet = re.sub(rb"(<f>SUM\(C2:C5\)</f>)(?:<v ?/>|<v></v>)", rb"\1<v>140</v>", sheet)
    sheet = sheet.replace(
        b"</worksheet>",
        b'<extLst><ext uri="{05C60535}" xmlns:x14="urn:x14"><x14:sparklineGroups/></ext></extLst></worksheet>',
    )
    assert b"<v>140</v>" in sheet
    marked = marked_workbook(with_parts(content, {"xl/worksheets/sheet1.xml": sheet}), [remark("C3")])
    assert load_workbook(io.BytesIO(marked), data_only=True)[ANALYST_SHEET]["C6"].value == 140
    after = parts(marked)["xl/worksheets/sheet1.xml"]
    assert after.endswith(b"<x14:sparklineGroups/></ext></extLst></worksheet>")


def test_each_severity_has_its_colour_and_the_gravest_wins_in_a_cell() -> None:
    found = [
        remark("C2", Severity.INFO),
        remark("C2", Severity.BLOCKING),
        remark("C3", Severity.BLOCKING),
        remark("D2", Severity.CONFIRM),
        remark("A2", Severity.INFO),
        remark("F17", Severity.INFO),
    ]
    sheet = opened(marked_workbook(analyst_workbook(), found))[ANALYST_SHEET]
    assert marks(sheet) == {"C2:C3": "FFF9CFCB", "D2": "FFFBE3AE", "A2 F17": "FFDCE9F8"}


def test_our_rules_come_before_the_ones_of_the_analyst() -> None:
    sheet = opened(marked_workbook(analyst_workbook(), [remark("C2"), remark("C3", Severity.INFO)]))[ANALYST_SHEET]
    priorities = {rule.priority: rule.type for block in sheet.conditional_formatting for rule in block.rules}
    assert priorities == {1: "expression", 2: "expression", 3: "cellIs"}


def test_a_note_joins_the_findings_of_a_cell_and_comes_after_what_was_there() -> None:
    found = [remark("C2"), remark("C2", Severity.CONFIRM, hint="Vouliez-vous dire 12\u202f?"), remark("C3")]
    after = notes(opened(marked_workbook(analyst_workbook(), found))[ANALYST_SHEET])
    assert after["C2"] == (
        f"Chiffre du bilan\n\n{SIGN}\nBloquant\u00a0: La cellule C2 est fausse.\n"
        "À confirmer\u00a0: La cellule C2 est fausse.\nVouliez-vous dire 12\u202f?"
    )
    assert after["C3"] == f"{SIGN}\nBloquant\u00a0: La cellule C3 est fausse."
    assert after["D2"] == "À revoir"


def test_every_note_has_one_shape_and_every_shape_one_note() -> None:
    first = marked_workbook(analyst_workbook(), [remark("C2"), remark("C3"), remark("F17")])
    second = marked_workbook(first, [remark("C4")])
    for content, cells in ((first, {(1, 2), (1, 3), (2, 2), (16, 5)}), (second, {(1, 2), (1, 3), (3, 2)})):
        drawing = parts(content)["xl/drawings/commentsDrawing1.vml"].decode()
        found = re.findall(r"Row>(\d+)</\w+:Row><\w+:Column>(\d+)<", drawing)
        assert sorted(found) == sorted((str(row), str(column)) for row, column in cells)
        numbers = re.findall(r'"_x0000_s(\d+)"', drawing)
        assert len(set(numbers)) == len(numbers) == len(cells)


def test_a_sheet_without_notes_gets_them() -> None:
    after = marked_workbook(analyst_workbook(), [remark("A1", sheet=CHART_SHEET)])
    assert notes(opened(after)[CHART_SHEET]) == {"A1": f"{SIGN}\nBloquant\u00a0: La cellule A1 est fausse."}
    assert "xl/charts/chart1.xml" in parts(after)


def test_a_finding_inside_a_merge_is_shown_on_its_first_cell() -> None:
    sheet = opened(marked_workbook(analyst_workbook(), [remark("D5")]))[ANALYST_SHEET]
    assert marks(sheet) == {"D4": "FFF9CFCB"}
    assert "D4" in notes(sheet)


def test_a_later_round_takes_the_earlier_one_off() -> None:
    first = marked_workbook(analyst_workbook(), [remark("C2"), remark("C3", Severity.INFO), remark("F17")])
    last = marked_workbook(first, [])
    before, after = opened(analyst_workbook()), opened(last)
    assert after.sheetnames == [*before.sheetnames, "Constats"]
    assert marks(after[ANALYST_SHEET]) == {}
    assert notes(after[ANALYST_SHEET]) == notes(before[ANALYST_SHEET])
    assert facts(after[ANALYST_SHEET]) == facts(before[ANALYST_SHEET])


def test_a_later_round_works_after_another_program_saved_the_file() -> None:
    first = marked_workbook(analyst_workbook(), [remark("C2"), remark("C3")])
    saved_again = with_shared_strings(saved(load_workbook(io.BytesIO(first))))
    assert b"Constats du tableau de bord" in parts(saved_again)["xl/sharedStrings.xml"]
    after = opened(marked_workbook(saved_again, [remark("C4")]))
    assert after.sheetnames == [ANALYST_SHEET, CHART_SHEET, "Brouillon", "Constats"]
    assert marks(after[ANALYST_SHEET]) == {"C4": "FFF9CFCB"}
    assert set(notes(after[ANALYST_SHEET])) == {"C2", "C4", "D2"}
    assert notes(after[ANALYST_SHEET])["C2"] == "Chiffre du bilan"
    assert after["Constats"]["D6"].value == "C4"


def test_the_sheet_of_findings_says_all_and_leads_to_the_cells() -> None:
    found = [remark("C3", hint="Écrire 12"), remark("", Severity.INFO), remark("", Severity.INFO, sheet="")]
    sheet = opened(marked_workbook(analyst_workbook(), found))["Constats"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][0] == "3\u00a0constats (bloquant\u00a0: 1, information\u00a0: 2)"
    assert rows[4] == ("gravité", "constat", "feuille", "cellule", "lu", "attendu", "correction proposée", "code")
    assert rows[5] == (
        "Bloquant",
        "La cellule C3 est fausse.",
        ANALYST_SHEET,
        "C3",
        "12,5 km",
        "un nombre",
        "Écrire 12",
        "code",
    )
    assert sheet["D6"].hyperlink.location == f"'{ANALYST_SHEET}'!C3"
    assert sheet["D7"].hyperlink is None
    assert sheet.freeze_panes == "A6"
    assert sheet["A6"].fill.fgColor.rgb == "FFF9CFCB"


def test_names_with_an_apostrophe_are_linked() -> None:
    book = Workbook()
    book["Sheet"].title = "L'été & <moi>"
    sheet = opened(marked_workbook(saved(book), [remark("A1", sheet="L'été & <moi>")]))["Constats"]
    assert sheet["D6"].hyperlink.location == "'L''été & <moi>'!A1"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "<b>&amp;", "a\x00b\x0bc"])
def test_what_was_read_is_never_a_formula_nor_markup(text: str) -> None:
    cell = opened(marked_workbook(analyst_workbook(), [remark("C3", read=text)]))["Constats"]["E6"]
    assert cell.data_type == "s"
    assert str(cell.value) == text.replace("\x00", "").replace("\x0b", "")
    assert cell.quotePrefix


def test_a_sheet_of_the_analyst_called_constats_is_left_alone() -> None:
    book = Workbook()
    book["Sheet"].title = "constats"
    book["constats"]["A1"] = "Constats du terrain"
    first = opened(marked_workbook(saved(book), [remark("A1", sheet="constats")]))
    assert first.sheetnames == ["constats", "Constats (2)"]
    assert first["constats"]["A1"].value == "Constats du terrain"
    again = opened(marked_workbook(saved(first), [remark("A1", sheet="constats")]))
    assert again.sheetnames == ["constats", "Constats (2)"]


def test_a_replaced_sheet_of_findings_keeps_its_place_and_forgets_formulas_written_there() -> None:
    book = load_workbook(io.BytesIO(marked_workbook(analyst_workbook(), [remark("C3")])))
    book.move_sheet("Constats", -3)
    book["Constats"]["J1"] = "=1+1"
    book["Constats"]["J2"].comment = Comment("à moi", "Analyste")
    after = marked_workbook(saved(book), [remark("C3")])
    assert opened(after).sheetnames == ["Constats", ANALYST_SHEET, CHART_SHEET, "Brouillon"]
    assert opened(after)["Constats"]["J1"].value is None


def test_a_replaced_sheet_of_findings_takes_the_stored_order_of_calculation_with_it() -> None:
    first = marked_workbook(analyst_workbook(), [remark("C3")])
    known = parts(first)
    chained = with_parts(
        first,
        {
            "xl/calcChain.xml": b'<calcChain xmlns="x"><c r="J1" i="4"/></calcChain>',
            "[Content_Types].xml": known["[Content_Types].xml"].replace(
                b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="calc"/></Types>'
            ),
            "xl/_rels/workbook.xml.rels": known["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>",
                b'<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                b'calcChain" Target="calcChain.xml"/></Relationships>',
            ),
        },
    )
    after = parts(marked_workbook(chained, [remark("C3")]))
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["[Content_Types].xml"] + after["xl/_rels/workbook.xml.rels"]
    assert set(after) == set(known)


def test_a_conversation_is_not_touched() -> None:
    content = analyst_workbook()
    comments = parts(content)["xl/comments/comment1.xml"].replace(b">Analyste<", b">tc={0001}<")
    after = marked_workbook(with_parts(content, {"xl/comments/comment1.xml": comments}), [remark("C2"), remark("C3")])
    assert notes(opened(after)[ANALYST_SHEET])["C2"] == "Chiffre du bilan"
    assert set(marks(opened(after)[ANALYST_SHEET])) == {"C2:C3"}


def test_many_findings_have_their_rows_and_marks_but_no_more_notes_than_a_sheet_bears() -> None:
    found = [remark(f"H{row}") for row in range(1, MOST_NOTES + 101)]
    after = opened(marked_workbook(analyst_workbook(), found))
    assert len(notes(after[ANALYST_SHEET])) == MOST_NOTES + 2
    assert set(marks(after[ANALYST_SHEET])) == {f"H1:H{MOST_NOTES + 100}"}
    assert after["Constats"].max_row == 5 + len(found)


def test_scattered_cells_are_spread_over_rules_of_bearable_length() -> None:
    found = [remark(f"H{row}") for row in range(2, 2002, 2)]
    after = opened(marked_workbook(analyst_workbook(), found))[ANALYST_SHEET]
    ranges = marks(after)
    assert len(ranges) == 3
    assert sorted(" ".join(ranges).split()) == sorted(r.cell for r in found)


def prefixed(content: bytes, names: Iterable[str]) -> bytes:
    """The same workbook with its main namespace under a prefix, as some programs write it."""
    changes = {}
    for name in names:
        text = (
            parts(content)[name]
            .decode()
            .replace(
                'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
                'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
            )
        )
        changes[name] = re.sub(r"<(/?)(?=[A-Za-z]+[\s/>])", r"<\1x:", text).encode()
    return with_parts(content, changes)


def test_workbooks_whose_elements_have_prefixes_are_marked_too() -> None:
    names = ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/comments/comment1.xml"]
    content = prefixed(analyst_workbook(), names)
    before, after = opened(content), opened(marked_workbook(content, [remark("C2"), remark("C3")]))
    assert facts(after[ANALYST_SHEET]) == facts(before[ANALYST_SHEET])
    assert marks(after[ANALYST_SHEET]) == {"C2:C3": "FFF9CFCB"}
    assert after["Constats"]["D6"].value == "C2"


def test_a_strict_workbook_stays_strict() -> None:
    old, new = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    swaps = (
        (f"{old}spreadsheetml/2006/main", f"{new}spreadsheetml/main"),
        (f"{old}officeDocument/2006/", f"{new}officeDocument/"),
    )
    changes = {}
    for name, part in parts(analyst_workbook()).items():
        text = part
        for before, after in swaps:
            text = text.replace(before.encode(), after.encode())
        changes[name] = text
    marked = parts(
        marked_workbook(with_parts(analyst_workbook(), changes), [remark("C3"), remark("A1", sheet=CHART_SHEET)])
    )
    assert set(marked) - set(changes) >= {"xl/worksheets/constats1.xml", "xl/comments1.xml"}
    for name in set(marked) - {"docProps/app.xml", "docProps/core.xml"}:
        assert b"schemas.openxmlformats.org/spreadsheetml" not in marked[name]
        assert b"schemas.openxmlformats.org/officeDocument" not in marked[name]


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet/>'
    with pytest.raises(UnsafeFileError):
        marked_workbook(with_parts(analyst_workbook(), {"xl/worksheets/sheet1.xml": bomb}), [remark("C3")])


def test_the_same_findings_give_the_same_bytes() -> None:
    content = analyst_workbook()
    assert marked_workbook(content, [remark("C3")]) == marked_workbook(content, [remark("C3")])
