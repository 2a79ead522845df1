"""What a person sees, and what the journal keeps, when a page fails."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data directory of the test."""
    monkeypatch.setenv("CONVENTION_DATA", str(tmp_path))
    return tmp_path


def failing_page() -> None:
    """A page with a bug."""
    from pages.parts.errors import error_boundary

    with error_boundary():
        raise ZeroDivisionError("détail secret")


def page_with_a_shown_error() -> None:
    """A page that meets a situation foreseen."""
    from convention.domain.errors import ShownError
    from pages.parts.errors import error_boundary

    with error_boundary():
        raise ShownError("Le classeur est protégé par un mot de passe.")


def stopped_page() -> None:
    """A page that stops."""
    import streamlit as st

    from pages.parts.errors import error_boundary

    with error_boundary():
        st.write("avant")
        st.stop()
    st.write("après")


def rerun_page() -> None:
    """A page that runs again once."""
    import streamlit as st

    from pages.parts.errors import error_boundary

    with error_boundary():
        if "seen" not in st.session_state:
            st.session_state["seen"] = True
            st.rerun()
        st.write("second passage")


def test_a_bug_shows_an_incident_number_and_the_journal_keeps_its_traceback(data: Path) -> None:
    app = AppTest.from_function(failing_page).run()
    (shown,) = [error.value for error in app.error]
    (number,) = re.findall(r"\*\*(\d{8}-[0-9a-f]{6})\*\*", shown)
    assert "détail secret" not in shown
    assert "ZeroDivisionError" not in shown
    assert not app.exception
    journal = (data / "journal" / "incidents.log").read_text(encoding="utf-8")
    assert f"incident {number}" in journal
    assert "ZeroDivisionError: détail secret" in journal
    assert "in failing_page" in journal


def test_two_bugs_have_two_numbers() -> None:
    first, second = (AppTest.from_function(failing_page).run().error[0].value for _ in range(2))
    assert first != second


def test_a_bug_is_shown_even_where_the_journal_cannot_be_written(data: Path) -> None:
    (data / "journal").write_text("a file where the directory should be", encoding="utf-8")
    app = AppTest.from_function(failing_page).run()
    assert "incident" in app.error[0].value


def test_a_foreseen_situation_says_itself_and_is_no_incident(data: Path) -> None:
    app = AppTest.from_function(page_with_a_shown_error).run()
    assert [error.value for error in app.error] == ["Le classeur est protégé par un mot de passe."]
    assert not (data / "journal").exists()


def test_a_stop_is_no_error() -> None:
    app = AppTest.from_function(stopped_page).run()
    assert [text.value for text in app.markdown] == ["avant"]
    assert not app.error


def test_a_rerun_is_no_error() -> None:
    app = AppTest.from_function(rerun_page).run()
    assert [text.value for text in app.markdown] == ["second passage"]
    assert not app.error
