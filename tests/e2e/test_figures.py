"""Figures as a browser draws them at their narrowest, texts included: none is cut by the edge, none covers another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Page
from plotly.offline import get_plotlyjs

from convention.charts.bars import bars
from convention.charts.bullet import bullet
from convention.charts.canvas import NARROWEST, picture_of, texts_of
from convention.charts.changes_chart import changes_chart
from convention.charts.distribution import distribution
from convention.charts.font import FONT, font_rules, text_width, web_font_data
from convention.charts.indexed import indexed
from convention.charts.nothing import NothingToDrawError
from convention.charts.side_by_side import side_by_side
from convention.charts.small_multiples import small_multiples
from convention.charts.timeline import timeline
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Kind
from convention.domain.changes import changes
from convention.domain.rollup import assess_all
from convention.domain.rollup import distribution as counted
from convention.warehouse import reads
from convention.warehouse.store import Store
from tests.builders.examples import example_store
from tests.samples.catalogue import signed_catalogue

EARLIER, SITUATION = date(2019, 6, 30), date(2020, 12, 31)
BEST_KNOWN = ("A01-2", "A01-3", "A03-4", "A05-1", "A08.1-1")
WEB_FONT_RULES = font_rules(web_font_data())
FAULTS = """([width, height]) => {
  const texts = [...document.querySelectorAll('#figure svg text')].filter(text => text.textContent.trim());
  const places = texts.map(text => [text.textContent, text.getBoundingClientRect()]);
  const found = places
    .filter(([_, at]) => at.left < -1 || at.right > width + 1 || at.top < -1 || at.bottom > height + 1)
    .map(([text]) => 'coupé : ' + text);
  places.forEach(([one, a], rank) => places.slice(rank + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && high > 4) found.push('recouvert : ' + one + ' / ' + other);
  }));
  return found;
}"""


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A base with the values of the example files."""
    store = example_store(tmp_path_factory.mktemp("figures") / "convention.duckdb")
    yield store
    store.close()


def drawn(store: Store) -> Iterator[tuple[str, go.Figure]]:
    """Figures of the example base that have something to show: a trajectory of each indicator, one of the others."""
    for draw in _draws(store):
        try:
            figure = draw()
        except NothingToDrawError:
            continue
        yield f"{draw.func.__name__} « {texts_of(figure).title} »", figure


def _draws(store: Store) -> Iterator[partial[go.Figure]]:
    agreed = signed_catalogue()
    actions, before = (assess_all(agreed, reads.standings(store, day), day) for day in (SITUATION, EARLIER))
    rows = {row.indicator.code: row for action in actions for row in action.indicators}
    series = reads.series(store, list(rows), SITUATION)
    yield partial(distribution, counted(row.overall.status for row in rows.values()), actions=False)
    yield partial(changes_chart, changes(before, actions), EARLIER)
    yield partial(indexed, [rows[code] for code in BEST_KNOWN], series, agreed)
    for code in BEST_KNOWN:
        yield partial(bars, rows[code], series, agreed)
        yield partial(side_by_side, rows[code], series, agreed)
    for action in actions:
        found = [row.overall for row in action.indicators]
        yield partial(bullet, found)
        yield partial(timeline, [assessment for assessment in found if assessment.indicator.kind is Kind.MILESTONE])
    for action in actions[:9]:
        yield partial(small_multiples, action.indicators, series, agreed)
    for row in rows.values():
        yield partial(trajectory, row, series, agreed)


def test_no_text_of_any_figure_is_cut_or_covered(page: Page, examples: Store, tmp_path: Path) -> None:
    script = tmp_path / "plotly.js"
    script.write_text(get_plotlyjs(), encoding="utf-8")
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    page.set_content(f'<style>{WEB_FONT_RULES}</style><body style="margin: 0"><div id="figure"></div></body>')
    assert page.evaluate("document.fonts.load('13px \"Source Sans 3\"').then(found => found.length)") == 1
    page.add_script_tag(path=script)
    faults, count = [], 0
    for name, figure in drawn(examples):
        picture = picture_of(figure, dark=False, width=NARROWEST)
        picture["annotations"] = [*figure.layout.annotations, *picture["annotations"]]
        whole = go.Figure(figure).update_layout(picture)
        page.evaluate("figure => { Plotly.newPlot('figure', figure) }", json.loads(whole.to_json()))
        faults += [f"{name} : {fault}" for fault in page.evaluate(FAULTS, [NARROWEST, whole.layout.height])]
        count += 1
    assert faults == []
    assert count > 80


# As a figure draws them: under the rules of the page, on machines that fit letters to their pixels too.
MEASURE = """async ([font, texts]) => {
  await document.fonts.load(font);
  const drawing = document.body.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  return texts.map((text) => {
    const drawn = drawing.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "text"));
    drawn.style.font = font;
    drawn.textContent = text;
    return drawn.getComputedTextLength();
  });
}"""
TEXTS = [
    "Seine-Saint-Denis",
    "Paris\u00a01\u202f234,5",
    "▼ en retard",
    "62,0\u00a0%",
    "été, cœur, çà et là",
    "WWWW iiii 1111",
]


@pytest.mark.parametrize("weight", [400, 700])
def test_texts_are_measured_as_the_browser_draws_them(page: Page, weight: int) -> None:
    page.set_content(f"<style>{WEB_FONT_RULES}</style>")
    drawn_widths = page.evaluate(MEASURE, [f"{weight} 13px {FONT}", list(TEXTS)])
    measured = [text_width(text, 13, bold=weight == 700) for text in TEXTS]
    # The browser moves some pairs of letters closer (kerning); nothing is drawn wider than measured.
    assert measured == pytest.approx(drawn_widths, rel=0.03)
    assert all(wide >= seen - 0.5 for wide, seen in zip(measured, drawn_widths, strict=True))
