"""Slides and workbook: native, described, inside their bounds, harmless, and the same bytes each time."""

import io
import re
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl.workbook import Workbook
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from convention.reports.forms import Export, Form
from convention.reports.slide_fit import CONTINUED, lines_needed, pages_of
from convention.reports.slide_parts import BODY_BOTTOM, FONT
from convention.reports.slides import slides
from convention.reports.told import Told
from convention.reports.workbook import workbook
from tests.builders.packs import FORMULA
from tests.unit.reports.read_back import book, plain

Files = dict[Form, Export]


@pytest.fixture(scope="module")
def presented(files: Files) -> Deck:
    return Presentation(io.BytesIO(files[Form.PPTX].content))


@pytest.fixture(scope="module")
def figures(files: Files) -> Workbook:
    return book(files[Form.XLSX].content)


def test_slides_are_wide_titled_and_noted(presented: Deck) -> None:
    assert presented.slide_width / presented.slide_height == pytest.approx(16 / 9, abs=0.001)
    titles = [slide.shapes.title.text for slide in presented.slides]
    assert all(titles)
    sheets = [slide for slide in presented.slides if re.match(r"[0-9.]+ · ", slide.shapes.title.text)]
    assert len(sheets) == 22
    assert all("Convention, page" in slide.notes_slide.notes_text_frame.text for slide in sheets)


def test_nothing_leaves_its_slide(presented: Deck) -> None:
    for slide in presented.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presented.slide_width
            assert shape.top + shape.height <= presented.slide_height, slide.shapes.title.text
            if shape.has_table:
                bottom = shape.top + sum(row.height for row in shape.table.rows)
                assert bottom <= Inches(BODY_BOTTOM + 0.05), slide.shapes.title.text


def test_curves_are_native_charts_that_carry_their_workbook_and_their_alternative(presented: Deck, told: Told) -> None:
    charts = [shape for slide in presented.slides for shape in slide.shapes if shape.has_chart]
    with_curve = [a for a in told.actions if any(i.chart is not None for i in a.indicators)]
    assert len(charts) == len(with_curve) + len(("distribution", "changes"))
    for shape in charts:
        assert shape.chart.part.chart_workbook.xlsx_part is not None
        assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr")) > 40


def test_a_long_narrative_is_whole_in_the_notes(presented: Deck, told: Told) -> None:
    slide = next(s for s in presented.slides if s.shapes.title.text.startswith("5 ·"))
    said = next(a.narrative.text for a in told.actions if a.code == "5" and a.narrative)
    assert plain(said) in plain(slide.notes_slide.notes_text_frame.text)
    shown = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert CONTINUED in shown, "what is cut says so"


def test_a_heading_is_a_message_and_the_card_says_what_to_do(presented: Deck, told: Told) -> None:
    action = next(a for a in told.actions if a.code == "8.1")
    slide = next(s for s in presented.slides if s.shapes.title.text.startswith("8.1 ·"))
    assert plain(slide.shapes.title.text) == plain(f"8.1 · {action.message}")
    assert action.mark.word in action.message
    shown = [p.text for s in slide.shapes if s.has_text_frame for p in s.text_frame.paragraphs]
    heads = [text for text in shown if text in ("Pourquoi", "Risque", "Prochaine étape", "Décision")]
    assert heads == ["Pourquoi", "Risque", "Prochaine étape", "Décision"]
    assert "Présenter un calendrier révisé (DVD, 31/03/2020, ouverte)" in shown


def test_what_changed_is_a_picture_and_five_sentences_at_most(presented: Deck, told: Told) -> None:
    slide = next(s for s in presented.slides if s.shapes.title.text == told.changes_title)
    assert [s.chart.plots[0].categories for s in slide.shapes if s.has_chart]
    (box,) = [s for s in slide.shapes if s.has_text_frame and "Fiche" in s.text_frame.text]
    assert len(box.text_frame.paragraphs) <= 5
    assert not [s for s in slide.shapes if s.has_table]
    said = slide.notes_slide.notes_text_frame.text
    assert all(plain(change.sentence) in plain(said) for change in told.changes), "the notes hold all of it"


def test_tables_are_cut_between_rows_to_fit_the_room() -> None:
    row = ("1", "un texte court")
    pages = pages_of([row] * 10, (1.0, 4.0), 16, 1.2)
    assert [len(page) for page in pages] == [3, 3, 3, 1]
    assert lines_needed("mot " * 40, 2.0, 16) > lines_needed("mot " * 40, 6.0, 16) > 1


def test_the_workbook_has_a_sheet_an_axis_native_curves_and_lineage(figures: Workbook, told: Told) -> None:
    axes = [f"Axe {axis.number}" for axis in told.axes]
    assert figures.sheetnames[:6] == ["Synthèse", *axes]
    assert {"Lignage", "Engagements", "Courbes", "Décisions", "Ce qui a changé", "Méthode et manifeste"} < set(
        figures.sheetnames
    )
    for axis in told.axes:
        curves = [i for action in axis.actions for i in action.indicators if i.chart is not None]
        sheet: Any = figures[f"Axe {axis.number}"]
        assert len(sheet._charts) == len(curves)


def test_every_chart_of_the_workbook_carries_its_alternative(files: Files, told: Told) -> None:
    with ZipFile(io.BytesIO(files[Form.XLSX].content)) as archive:
        for axis in told.axes:
            sheet = ElementTree.fromstring(archive.read(f"xl/drawings/drawing{axis.number}.xml"))
            names = [node.get("descr") for node in sheet.iter() if node.tag.endswith("cNvPr")]
            assert names == [i.chart.alt for a in axis.actions for i in a.indicators if i.chart is not None]


def test_no_cell_is_a_formula(figures: Workbook) -> None:
    cells = [cell for sheet in figures for row in sheet.iter_rows() for cell in row]
    assert FORMULA in [cell.value for cell in cells]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_office_files_are_the_same_bytes_each_time_and_hold_no_clock(told: Told, files: Files) -> None:
    for form, make in ((Form.PPTX, slides), (Form.XLSX, workbook)):
        assert make(told) == files[form].content
        with ZipFile(io.BytesIO(files[form].content)) as archive:
            assert {entry.date_time[:3] for entry in archive.infolist()} == {(2100, 1, 1)}
            core = archive.read("docProps/core.xml").decode()
        assert "2100-01-01T12:00:00Z" in core


def test_slides_are_set_in_one_type_never_under_18_points(presented: Deck) -> None:
    frames = [shape.text_frame for s in presented.slides for shape in s.shapes if shape.has_text_frame]
    tables = [shape.table for s in presented.slides for shape in s.shapes if shape.has_table]
    frames += [cell.text_frame for table in tables for cell in table.iter_cells()]
    runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs if run.text]
    assert {run.font.name for run in runs} == {FONT}
    assert min(run.font.size.pt for run in runs) >= 18
    charts = [shape.chart for s in presented.slides for shape in s.shapes if shape.has_chart]
    assert min(chart.font.size.pt for chart in charts) >= 18
