"""What the index page shows before the application has started."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from pages.components.overview.overview import first_script
from pages.shell.first_answer import FIRST_ANSWER, FirstAnswer
from pages.shell.index_page import french_index

PAGE = "<!DOCTYPE html><html><head></head><body><div id=root></div></body></html>"


@given(st.text())
def test_no_text_of_the_base_ends_the_place_where_it_is_held(text: str) -> None:
    page = FirstAnswer(first_script(), {"sentence": text}).put_into(PAGE)
    (held,) = re.findall(r'id="first-answer-data">(.*?)</script>', page, flags=re.DOTALL)
    assert "<" not in held
    assert json.loads(held) == {"sentence": text}
    assert page.count("<script") == 2


def test_an_answer_begun_before_something_was_recorded_is_never_given() -> None:
    state = FIRST_ANSWER.state()
    FIRST_ANSWER.withdraw()
    FIRST_ANSWER.offer(FirstAnswer(first_script(), {}), state)
    assert FIRST_ANSWER.put_into(PAGE) == PAGE
    FIRST_ANSWER.offer(FirstAnswer(first_script(), {}), FIRST_ANSWER.state())
    assert FIRST_ANSWER.put_into(PAGE) != PAGE
    FIRST_ANSWER.withdraw()
    assert FIRST_ANSWER.put_into(PAGE) == PAGE


def test_the_answer_waits_for_no_style_sheet_of_the_program() -> None:
    source = french_index().source
    page = FirstAnswer(first_script(), {}).put_into(source)
    sheets = re.findall(r'<link rel="stylesheet"[^>]*href="\./static/[^>]*>', source)
    assert sheets
    assert all(page.count(sheet) == 1 and page.index(sheet) > page.index("first-answer-data") for sheet in sheets)
