"""The printed pack: what a screen reader needs, and that every text is taken literally."""

import io
import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from convention.reports.forms import Export, Form
from convention.reports.pack import Pack
from convention.reports.pdf import pdf, printable
from convention.reports.telling import tell
from convention.reports.told import Told
from tests.builders.packs import FORMULA, MARKUP, TYPESET
from tests.unit.reports.read_back import pdf_pages, squeezed


@pytest.fixture(scope="module")
def reader(files: dict[Form, Export]) -> PdfReader:
    return PdfReader(io.BytesIO(files[Form.PDF].content))


def elements(node: Any) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    found = node.get_object()
    if isinstance(found, list):
        for item in found:
            yield from elements(item)
    elif isinstance(found, dict):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from elements(found["/K"])


def test_it_declares_its_language_title_standard_and_tags(reader: PdfReader, told: Told) -> None:
    root: Any = reader.root_object
    assert str(root["/Lang"]).startswith("fr")
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == told.cover.title
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp


def test_its_structure_has_headings_tables_and_figures_with_alternatives(reader: PdfReader, told: Told) -> None:
    root: Any = reader.root_object
    tree = root["/StructTreeRoot"]["/K"]
    found = list(elements(tree))
    kinds = Counter(str(element["/S"]) for element in found)
    curves = sum(indicator.chart is not None for action in told.actions for indicator in action.indicators)
    figures = [element for element in found if element["/S"] == "/Figure"]
    timelines = sum(action.steps is not None for action in told.actions)
    assert timelines >= 4
    assert len(figures) == curves + timelines + 1
    assert all(len(str(figure["/Alt"])) > 40 for figure in figures)
    assert kinds["/H1"] >= 13
    assert kinds["/H2"] >= 22
    assert kinds["/TH"] > 100
    assert kinds["/TOC"] >= 1
    levels = [int(str(e["/S"])[2:]) for e in found if str(e["/S"]) in ("/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_page_has_its_size_and_its_bookmarks(reader: PdfReader) -> None:
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages)
    assert len(reader.outline) >= 13


def test_words_that_mean_something_to_the_typesetter_stay_words(files: dict[Form, Export]) -> None:
    text = squeezed(" ".join(pdf_pages(files[Form.PDF].content)))
    for words in (TYPESET, FORMULA, MARKUP):
        assert squeezed(words) in text


def test_a_sign_that_the_font_lacks_is_told_by_its_number(files: dict[Form, Export]) -> None:
    assert "Repriseprévue[U+1F600]" in squeezed(" ".join(pdf_pages(files[Form.PDF].content)))
    assert printable({"a": ["Œuvre ✓ 1\u202f234,5\u00a0% ≤ \u4e2d", 3]}) == {
        "a": ["Œuvre ✓ 1\u202f234,5\u00a0% ≤ [U+4E2D]", 3]
    }


def test_the_same_pack_makes_the_same_bytes(pack: Pack, files: dict[Form, Export]) -> None:
    assert pdf(tell(pack)) == files[Form.PDF].content
