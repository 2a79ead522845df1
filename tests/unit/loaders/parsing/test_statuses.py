"""Statuses: words in the status column, words in place of a value, marks after a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.findings import FindingCode
from convention.domain.observation import ObservationStatus
from loaders.parsing.numbers import NumberReading, parse_number
from loaders.parsing.problem import StatusProblem
from loaders.parsing.statuses import FRENCH_STATUSES, MarkedText, parse_status, read_missing, split_mark

S = ObservationStatus


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("n.d.", S.UNAVAILABLE),
        ("N. D.", S.UNAVAILABLE),
        ("nd", S.UNAVAILABLE),
        ("NR", S.UNAVAILABLE),
        ("N/A", S.UNAVAILABLE),
        ("-", S.UNAVAILABLE),
        (" – ", S.UNAVAILABLE),
        ("…", S.UNAVAILABLE),
        ("...", S.UNAVAILABLE),
        ("Non renseigné", S.UNAVAILABLE),
        ("en attente", S.UNAVAILABLE),
        ("secret", S.CONFIDENTIAL),
        ("Secret statistique", S.CONFIDENTIAL),
        ("s.", S.CONFIDENTIAL),
        ("confidentiel", S.CONFIDENTIAL),
        ("sans objet", S.NOT_APPLICABLE),
        ("s.o.", S.NOT_APPLICABLE),
        ("so", S.NOT_APPLICABLE),
        ("Non\u00a0applicable", S.NOT_APPLICABLE),
    ],
)
def test_a_word_in_place_of_a_value_says_why_there_is_none(text: str, status: ObservationStatus) -> None:
    found = read_missing(text)
    assert found is not None
    assert found.status is status


@pytest.mark.parametrize(
    "text", ["", " ", "0", "0,0", "x", "néant", "aucun", "définitif", "provisoire", ".", "oui", "12"]
)
def test_other_texts_are_no_such_word(text: str) -> None:
    assert read_missing(text) is None


def test_a_dash_that_may_mean_zero_says_so() -> None:
    dash, word = read_missing("-"), read_missing("n.d.")
    assert dash is not None
    assert word is not None
    assert "zéro" in dash.doubt
    assert word.doubt == ""


@given(st.text())
def test_a_missing_word_is_never_a_number(text: str) -> None:
    assert read_missing(text) is None or not isinstance(parse_number(text), NumberReading)


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("734 (p)", "734", S.PROVISIONAL),
        ("734(p)", "734", S.PROVISIONAL),
        ("1 234,5 (e)", "1 234,5", S.ESTIMATED),
        ("12 % (prov.)", "12 %", S.PROVISIONAL),
        ("12 km (estimation)", "12 km", S.ESTIMATED),
        ("12 (définitif)", "12", S.FINAL),
    ],
)
def test_a_known_mark_is_taken_apart(text: str, value: str, status: ObservationStatus) -> None:
    assert split_mark(text) == MarkedText(value, status)


@pytest.mark.parametrize(
    "text", ["734*", "734 (1)", "734 (r)", "(p)", "734", "(734)", "", "734 (p) (e)", "734 (hors Paris)"]
)
def test_a_mark_of_unknown_meaning_stays(text: str) -> None:
    assert split_mark(text) == MarkedText(text)


@pytest.mark.parametrize(("text", "status"), FRENCH_STATUSES.items())
def test_the_six_statuses_are_read_as_they_are_written(text: str, status: ObservationStatus) -> None:
    assert parse_status(text) is status
    assert parse_status(f" {text.upper()} ") is status


def test_every_status_has_its_french_word() -> None:
    assert set(FRENCH_STATUSES.values()) == set(ObservationStatus)


def test_an_unknown_status_suggests_the_nearest() -> None:
    found = parse_status("provisoir")
    assert isinstance(found, StatusProblem)
    assert found.code is FindingCode.STATUS_UNKNOWN
    assert "provisoire" in found.hint


@pytest.mark.parametrize("text", ["", "-", "n/a", "ok", "validé", "12"])
def test_a_text_that_names_no_status_is_refused(text: str) -> None:
    assert isinstance(parse_status(text), StatusProblem)
