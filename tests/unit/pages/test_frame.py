"""The frame around every page."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell.page_list import PAGES_FOLDER, UNKNOWN_PAGE_PARAMETER


@pytest.fixture
def frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The frame, with an empty data directory."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    return AppTest.from_file(PAGES_FOLDER / "frame.py", default_timeout=30)


def unknown_address_notices(frame: AppTest) -> list[str]:
    """The notices about an address, among all that the page may say."""
    return [warning.value for warning in frame.warning if "n’existe pas" in warning.value]


def test_the_overview_opens_without_a_notice(frame: AppTest) -> None:
    frame.run()
    assert not frame.exception
    assert unknown_address_notices(frame) == []


def test_an_unknown_address_is_named_once(frame: AppTest) -> None:
    frame.query_params[UNKNOWN_PAGE_PARAMETER] = "nulle-part"
    frame.run()
    assert unknown_address_notices(frame) == [
        "La page «\u00a0nulle-part\u00a0» n’existe pas ou n’existe plus. Voici la synthèse."
    ]
    assert UNKNOWN_PAGE_PARAMETER not in frame.query_params
    assert unknown_address_notices(frame.run()) == []


@pytest.mark.parametrize("address", ["[cliquez](https://ailleurs.example)", "a" * 61, "**gras**", "x\ny"])
def test_an_address_that_is_not_plain_is_not_repeated(frame: AppTest, address: str) -> None:
    frame.query_params[UNKNOWN_PAGE_PARAMETER] = address
    frame.run()
    assert unknown_address_notices(frame) == ["La page demandée n’existe pas ou n’existe plus. Voici la synthèse."]
