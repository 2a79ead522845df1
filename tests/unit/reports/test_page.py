"""The interactive page: one file, nothing fetched, nothing executed that a person typed."""

import itertools
import re

import pytest

from convention.reports.forms import Export, Form
from convention.reports.page import page
from convention.reports.told import Told
from tests.builders.packs import FORMULA, MARKUP
from tests.unit.reports.read_back import PageText, html, plain


@pytest.fixture(scope="module")
def source(files: dict[Form, Export]) -> str:
    return files[Form.HTML].content.decode()


@pytest.fixture(scope="module")
def read(source: str) -> PageText:
    return html(source.encode())


def test_it_speaks_french_and_its_headings_go_down_step_by_step(read: PageText) -> None:
    assert ("html", {"lang": "fr"}) in read.tags
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_it_needs_no_network(read: PageText) -> None:
    links = [value for _, given in read.tags for name, value in given.items() if name in ("src", "href", "action")]
    assert links
    assert all(value is not None and value.startswith("#") for value in links)
    policy = next(g["content"] for tag, g in read.tags if tag == "meta" and "http-equiv" in g)
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_typed_words_stay_words(source: str, read: PageText) -> None:
    assert "<script>alert" not in source
    assert MARKUP in read.words
    assert FORMULA in plain(" ".join(read.words))


def test_links_lead_to_what_is_there_and_ids_are_unique(read: PageText) -> None:
    ids = [given["id"] for _, given in read.tags if "id" in given]
    assert len(ids) == len(set(ids))
    targets = {str(given["href"])[1:] for tag, given in read.tags if tag == "a"}
    assert targets <= set(ids)


def test_every_curve_has_its_alternative_and_its_values_in_words(read: PageText, told: Told) -> None:
    charts = [given for _, given in read.tags if given.get("class") == "chart"]
    drawn = [i.chart for a in told.actions for i in a.indicators if i.chart is not None]
    assert [given["aria-label"] for given in charts] == [chart.alt for chart in drawn]
    words = plain(" ".join(read.words))
    assert all(plain(point.told) in words for chart in drawn for curve in chart.curves for point in curve.points)


def test_the_same_pack_makes_the_same_bytes(told: Told, source: str) -> None:
    assert page(told) == source.encode()
