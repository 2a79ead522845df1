"""Formats: what a French reader sees of a number, a date or a period."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.period import Grain, period_from_code, period_of
from convention.wording import formats
from convention.wording.formats import Number, amendment_named

STORED = st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=6)


def read_back(text: str) -> Fraction:
    """The number that a French text says."""
    plain = text.replace("\u202f", "").replace("\u2212", "-").replace(",", ".").replace("%", "")
    return Fraction(plain)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Decimal("1234.5"), 2, "1\u202f234,5"),
        (1500, 2, "1\u202f500"),
        (Decimal("1000000"), 0, "1\u202f000\u202f000"),
        (Decimal("-1234567.891"), 2, "\u22121\u202f234\u202f567,89"),
        (Decimal("2.60"), 2, "2,6"),
        (Decimal("0"), 2, "0"),
        (Decimal("-0.0"), 2, "0"),
        (-0.0, 2, "0"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.125"), 2, "\u22120,13"),
        (2.675, 2, "2,68"),
        (Fraction(2, 3), 2, "0,67"),
        (Fraction(1, 8), 2, "0,13"),
        (Decimal("0.0004"), 2, "0,0004"),
        (Decimal("999.999"), 2, "1\u202f000"),
    ],
)
def test_number(value: Number, decimals: int, written: str) -> None:
    assert formats.number(value, decimals) == written


@given(STORED)
def test_a_stored_value_survives_its_exact_writing(value: Decimal) -> None:
    assert read_back(formats.number(value, formats.EXACT)) == Fraction(value)


@given(st.fractions(-(10**9), 10**9), st.integers(0, 4))
def test_rounding_is_half_away_from_zero(value: Fraction, decimals: int) -> None:
    written = read_back(formats.number(value, decimals))
    unit = Fraction(1, 10**decimals)
    if written != 0 and abs(value) >= unit / 2:
        assert abs(written - value) <= unit / 2
        if abs(written - value) == unit / 2:
            assert abs(written) > abs(value)


@given(st.fractions(-(10**6), 10**6))
def test_zero_is_written_for_zero_only(value: Fraction) -> None:
    assert (read_back(formats.number(value, 1)) == 0) == (value == 0)


@given(st.fractions(-500, 500))
def test_a_percentage_never_crosses_0_nor_100(value: Fraction) -> None:
    written = read_back(formats.percent(value))
    for bound in (0, 100):
        assert (written > bound, written == bound) == (value > bound, value == bound)


def test_what_is_no_number_is_refused() -> None:
    for value in (float("nan"), float("inf"), Decimal("NaN")):
        with pytest.raises(ValueError, match="no number"):
            formats.number(value)


def test_percentages() -> None:
    assert formats.percent(62) == "62,0\u202f%"
    assert formats.percent(Fraction(9996, 100)) == "99,96\u202f%"
    assert formats.percent(Decimal("62.5"), 0) == "63\u202f%"


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (Decimal("2.6"), "km", "2,6\u00a0km"),
        (Decimal(52), "%", "52\u202f%"),
        (1, "places", "1\u00a0place"),
        (0, "enfants", "0\u00a0enfant"),
        (Decimal("1.5"), "points noirs", "1,5\u00a0point noir"),
        (2, "points noirs", "2\u00a0points noirs"),
        (1, "cyclistes par jour", "1\u00a0cycliste par jour"),
        (1, "mois", "1\u00a0mois"),
        (-1, "places", "\u22121\u00a0place"),
        (3, "", "3"),
    ],
)
def test_units(value: Number, unit: str, written: str) -> None:
    assert formats.value_with_unit(value, unit) == written


def test_changes() -> None:
    assert formats.signed(Decimal("3.2")) == "+3,2"
    assert formats.signed(Decimal("-3.2")) == "\u22123,2"
    assert formats.signed(0) == "0"
    assert formats.signed_with_unit(Decimal("1.4"), "km") == "+1,4\u00a0km"
    assert formats.signed_with_unit(Decimal(-2), "%") == "\u22122\u00a0points"
    assert formats.points(Fraction(-1, 2)) == "\u22120,5\u00a0point"


def test_dates() -> None:
    assert formats.day(date(2019, 12, 31)) == "31/12/2019"
    assert formats.long_day(date(2019, 12, 31)) == "31\u00a0décembre\u00a02019"
    assert formats.long_day(date(2018, 1, 1)) == "1er\u00a0janvier\u00a02018"


def test_moments_are_told_on_the_clock_of_paris() -> None:
    assert formats.moment(datetime(2020, 1, 14, 14, 30)) == "14/01/2020 à 15:30"
    assert formats.moment(datetime(2020, 7, 14, 22, 30, tzinfo=UTC)) == "15/07/2020 à 00:30"


@pytest.mark.parametrize(
    ("code", "words", "short"),
    [
        ("2019-S1", "1er semestre 2019", "S1 2019"),
        ("2019-S2", "2e semestre 2019", "S2 2019"),
        ("2019-T3", "3e trimestre 2019", "T3 2019"),
        ("2019-12", "déc. 2019", "déc. 2019"),
        ("2018-2019", "année scolaire 2018-2019", "2018-19"),
        ("2019", "2019", "2019"),
        ("2019-12-31", "31/12/2019", "31/12/2019"),
    ],
)
def test_periods(code: str, words: str, short: str) -> None:
    period = period_from_code(code)
    assert formats.period_label(period).replace("\u00a0", " ") == words
    assert formats.short_period_label(period).replace("\u00a0", " ") == short


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)), st.sampled_from(Grain))
def test_neighbouring_periods_never_read_alike(value: date, grain: Grain) -> None:
    period = period_of(value, grain)
    assert formats.short_period_label(period) != formats.short_period_label(period.next())
    assert formats.period_label(period) != formats.period_label(period.next())


def test_days_are_counted() -> None:
    assert formats.days(1) == "1\u00a0jour"
    assert formats.days(1234) == "1\u202f234\u00a0jours"


def test_words_in_a_row() -> None:
    assert [formats.joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a et b",
        "a, b et c",
    ]
    assert formats.capitalised("à surveiller") == "À surveiller"


@pytest.mark.parametrize(
    ("reference", "said"),
    [("n° 1", "n° 1"), ("Avenant n° 1", "n° 1"), ("avenant 2020-03", "2020-03"), ("Avenant", "Avenant"), ("A1", "A1")],
)
def test_an_amendment_is_named_once(reference: str, said: str) -> None:
    assert amendment_named(reference) == f"l’avenant «\u00a0{said}\u00a0»"
