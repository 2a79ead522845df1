"""The numbers of the pack are those of the screen, read out of the running pages."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from convention.operations.places import BASE_NAME
from convention.reports.pack import pack_of
from convention.reports.telling import tell
from convention.reports.told import Told
from pages.parts import base
from pages.parts.keys import Param
from tests.builders.examples import example_store
from tests.builders.packs import example_occasion
from tests.pages.driving import at, shown_by

SHEETS = ("1", "5", "8.1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("screen")


@pytest.fixture(scope="module")
def told(folder: Path) -> Told:
    store = example_store(folder / BASE_NAME)
    found = tell(pack_of(store, example_occasion()))
    store.close()
    return found


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, address: str, **asked: str) -> AppTest:
    """A page at the situation of the pack."""
    monkeypatch.setenv("CONVENTION_DATA", str(folder))
    base.shown.clear()
    app = at(address, timeout=60)
    app.query_params[Param.SITUATION] = "2019-12-31"
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    base.shown.clear()
    assert not app.exception
    return app


def shown(folder: Path, monkeypatch: pytest.MonkeyPatch, address: str, **asked: str) -> str:
    """All that a page writes, its spaces plain and Markdown's signs taken off."""
    app = run(folder, monkeypatch, address, **asked)
    return plain(" ".join(str(element.value) for element in (*app.markdown, *app.metric, *app.title)))


def plain(text: str) -> str:
    return " ".join(text.replace("\\", "").replace("\u202f", " ").replace("\u00a0", " ").split())


def test_the_overview_shows_the_statuses_of_the_pack(folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(folder, monkeypatch, "synthese")
    rows = [row for axis in shown_by(app, "overview")["axes"] for row in axis["rows"]]
    assert [(row["code"], row["status"]) for row in rows] == [(a.code, a.mark.word) for a in told.actions]


@pytest.mark.parametrize("code", SHEETS)
def test_an_action_page_explains_each_figure_as_the_pack_does(
    folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    text = shown(folder, monkeypatch, "action", fiche=code)
    sheet = next(action for action in told.actions if action.code == code)
    assert plain(f"{sheet.mark.symbol} {sheet.mark.word}") in text
    missing = [found.code for found in sheet.indicators if plain(found.explanation) not in text]
    steps = [found.code for found in sheet.indicators if found.kind == "jalon"]
    assert set(missing) <= set(steps)
    assert len(missing) < len(sheet.indicators)
