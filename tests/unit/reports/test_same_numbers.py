"""The same numbers in all four forms, read back from the files and compared with the pack's own values."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from pptx.slide import Slide

from convention.domain.catalogue import Kind
from convention.domain.observation import ObservationStatus
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.reports.forms import Export, Form
from convention.reports.pack import Pack
from convention.wording.formats import percent
from convention.wording.labels import counted_actions, label, status_text
from convention.wording.values import standing_text
from tests.unit.reports.read_back import book, deck, html, pdf_pages, plain, slide_tables, slide_words, squeezed

Files = dict[Form, Export]


def indicators(pack: Pack) -> list[IndicatorProgress]:
    return [row for action in pack.actions for row in action.indicators]


def shown(row: IndicatorProgress, decimals: int) -> str:
    """What a form must say of a value: never a minimum, an estimate or a doubtful figure without saying so."""
    found = row.overall
    value, status = found.standing.value, found.standing.value_status
    if value is None:
        return "n.d."
    said = standing_text(found.indicator, value, decimals)
    if row.missing_periods:
        said = f"fait au moins {said.removeprefix('fait ')}" if said.startswith("fait ") else f"au moins {said}"
    doubts = [label(status)] if status and status is not ObservationStatus.FINAL else []
    doubts += ["à vérifier"] if found.standing.contradictions else []
    return plain(said + (f" ({' et '.join(doubts)})" if doubts else ""))


def action_pages(pack: Pack, pages: list[str], found: ActionProgress) -> str:
    """The pages of one sheet: from its heading to the next one's, the table of contents left out."""
    whole = squeezed(" ".join(pages[3:]))
    starts = [whole.index(squeezed(f"{a.action.code} · {a.action.short_title} {a.action.title}")) for a in pack.actions]
    at = pack.actions.index(found)
    return whole[starts[at] : ([*starts, len(whole)])[at + 1]]


def test_the_example_pack_has_numbers_to_compare(pack: Pack) -> None:
    assert len(pack.actions) == 22
    assert sum(row.overall.standing.value is not None for row in indicators(pack)) > 50
    assert sum(row.overall.rate is not None for row in indicators(pack)) >= 6


def test_pdf(pack: Pack, files: Files) -> None:
    pages = pdf_pages(files[Form.PDF].content)
    for action in pack.actions:
        text = action_pages(pack, pages, action)
        for row in action.indicators:
            assert squeezed(f"{row.indicator.title} {shown(row, 2)}") in text
            assert squeezed(status_text(row.overall.status)) in text
            for part in (row.overall, *row.parts):
                if part.rate is not None:
                    assert squeezed(percent(part.rate)) in text, row.indicator.code


def test_slides(pack: Pack, files: Files) -> None:
    found = deck(files[Form.PPTX].content)
    titles = [plain(slide.shapes.title.text) for slide in found]
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    head = ""
    for slide in found:
        for row in (row for table in slide_tables(slide) for row in table if " : les chiffres" in _title(slide)):
            head = row[0] if not any(row[1:]) else head
            rows[head, row[0]] = row
    for action in pack.actions:
        (title,) = [text for text in titles if text.startswith(f"{action.action.code} · ")]
        assert title.endswith(plain(label(action.status)))
        for indicator in action.indicators:
            row = rows[
                plain(f"{action.action.code} · {action.action.short_title}"), plain(indicator.indicator.short_title)
            ]
            rate = f" {plain(percent(indicator.overall.rate))} d" if indicator.overall.rate is not None else ""
            assert row[1].startswith(f"{shown(indicator, 2)}{rate}")
            assert row[-1] == plain(status_text(indicator.overall.status))


def _title(slide: Slide) -> str:
    return plain(slide.shapes.title.text)


def test_workbook_holds_exact_numbers(pack: Pack, files: Files) -> None:
    workbook = book(files[Form.XLSX].content)
    rows: dict[object, list[tuple[object, ...]]] = {}
    for axis in pack.catalogue.axes:
        for line in workbook[f"Axe {axis.number}"].iter_rows(min_row=4, values_only=True):
            if line[1]:
                rows.setdefault(line[1], []).append(line)
    for found in indicators(pack):
        lines = rows[found.indicator.code]
        assert len(lines) == len({found.overall.territory, *(part.territory for part in found.parts)})
        first = lines[0]
        value, rate = found.overall.standing.value, found.overall.rate
        assert first[4] == (None if value is None else pytest.approx(float(value), abs=1e-9))
        assert first[10] == (None if rate is None else pytest.approx(float(rate), abs=1e-6))
        assert plain(str(first[12])) == plain(status_text(found.overall.status))


def test_page(pack: Pack, files: Files) -> None:
    rows = html(files[Form.HTML].content).rows
    for found in indicators(pack):
        first = [plain(cell) for cell in rows[found.indicator.code][1]]
        assert first[1] == shown(found, 6)
        assert first[4] == ("—" if found.overall.rate is None else plain(percent(found.overall.rate)))
        assert first[6] == plain(status_text(found.overall.status))
    for action in pack.actions:
        assert plain(rows[action.action.code][0][2]) == plain(status_text(action.status))


def test_lineage_holds_every_value_with_its_cell(pack: Pack, files: Files) -> None:
    lines = list(book(files[Form.XLSX].content)["Lignage"].iter_rows(min_row=2, values_only=True))
    assert len(lines) == len(pack.values)
    for line, value in zip(lines, pack.values, strict=True):
        kept = None if value.value is None else pytest.approx(float(value.value), abs=1e-9)
        assert (line[1], line[5], line[13], line[14]) == (
            value.indicator,
            kept,
            value.provenance.deposit_id,
            value.provenance.file_name,
        )
        assert (line[15], line[16]) == (value.provenance.sheet, value.provenance.cell)


def _says(name: str, status: ProgressStatus) -> bool:
    """Whether a name is a status alone, after its sign and nothing else."""
    return re.fullmatch(rf"\W?\s*Ø?\s*{re.escape(label(status))}", name) is not None


def test_the_distribution_and_the_hash_are_the_same_in_all_forms(pack: Pack, files: Files) -> None:
    pdf = squeezed(" ".join(pdf_pages(files[Form.PDF].content)))
    slides = [slide_words(slide) for slide in deck(files[Form.PPTX].content)]
    page = squeezed(" ".join(html(files[Form.HTML].content).words))
    summary = {
        str(line[0]): line[1]
        for line in book(files[Form.XLSX].content)["Synthèse"].iter_rows(values_only=True)
        if line[0]
    }
    about = [line[1] for line in book(files[Form.XLSX].content)["Méthode et manifeste"].iter_rows(values_only=True)]
    chart = next(s.chart for s in deck(files[Form.PPTX].content)[1].shapes if s.has_chart)
    drawn = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))
    for status, count in pack.distribution.items():
        words = squeezed(counted_actions(status, count, noun=True))
        assert words in pdf
        assert words in page
        assert next(n for name, n in drawn.items() if _says(name, status)) == count
        assert next(n for name, n in summary.items() if _says(name, status)) == count
    assert pack.content_hash in pdf
    assert pack.content_hash in page
    assert pack.content_hash in about
    assert pack.content_hash in squeezed(" ".join(slides))


def test_curves_of_slides_hold_the_recorded_values(pack: Pack, files: Files) -> None:
    slide = next(s for s in deck(files[Form.PPTX].content) if plain(s.shapes.title.text).startswith("8.1 ·"))
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    drawn = {plain(s.name).split(" ")[0]: list(s.values) for s in chart.plots[0].series}
    own = [v for v in pack.values if v.indicator == "A08.1-1" and v.value is not None]
    for name, territory in (("Paris", "paris"), ("Seine-Saint-Denis", "seine_saint_denis")):
        assert drawn[name] == [float(v.value or 0) for v in own if v.territory == territory]


def test_numbers_of_a_known_action_are_what_the_files_say(pack: Pack) -> None:
    action = next(a for a in pack.actions if a.action.code == "5")
    trained = action.indicators[0].overall
    assert trained.indicator.kind is Kind.FLOW
    assert trained.standing.value == Decimal(930)
    assert trained.rate == Fraction(62)
