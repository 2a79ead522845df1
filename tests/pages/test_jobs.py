"""Long work beside the page, drawn as a person sees it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _two_slow_ones() -> None:
    import threading

    import streamlit as st

    from pages.collection.deposit.jobs import Job, Tell, attend

    def slow(_: Tell, __: object) -> str:
        threading.Event().wait(0.6)
        return "lu"

    st.write(" ".join(attend(Job(slow), name) for name in ("a.csv", "b.csv")))


def test_two_files_that_take_their_time_are_attended_one_after_the_other() -> None:
    page = AppTest.from_function(_two_slow_ones, default_timeout=30).run()
    assert not page.exception
    assert [text.value for text in page.markdown] == ["lu lu"]
