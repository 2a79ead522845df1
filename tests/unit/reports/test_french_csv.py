"""CSV files of texts: what a spreadsheet shows is what was written, and nothing is run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.reports.french_csv import french_csv, literal_text, without_apostrophe

BLANKS = ["", " ", "  ", "\u00a0", "\u202f", "\u3000", "\t", "\n", "\r\n", "\u200b", "\ufeff", "\u2060"]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]


def read_back(text: str) -> str:
    """A cell as a spreadsheet finds it in the file."""
    written = french_csv(["texte"], [[text]]).decode("utf-8-sig")
    (_, (cell,)) = csv.reader(io.StringIO(written, newline=""), delimiter=";")
    return cell


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("sign", SIGNS)
def test_a_formula_sign_after_any_blank_is_written_as_text(blank: str, sign: str) -> None:
    text = f"{blank}{sign}cmd|' /C calc'!A0"
    assert read_back(text) == f"'{text}"


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_stays_whole_but_for_one_apostrophe_before_it(text: str) -> None:
    assert read_back(text) in {text, f"'{text}"}


@pytest.mark.parametrize("text", ["-1,5", "-12", "3", "Paris", "2019-S2", "a = b", "", " ", "-"])
def test_numbers_and_plain_words_stay_as_they_are(text: str) -> None:
    assert read_back(text) == ("'-" if text == "-" else text)


@given(st.text(st.sampled_from([*SIGNS, " ", "\u00a0", "a", "1"])))
def test_a_text_that_is_read_again_is_what_it_was(text: str) -> None:
    assert without_apostrophe(literal_text(text)) == text
