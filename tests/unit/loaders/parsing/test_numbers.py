"""French numbers: every accepted writing, every refused one, and the laws that hold for all of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convention.domain.findings import FindingCode
from loaders.parsing.numbers import NumberReading, parse_machine_number, parse_number
from loaders.parsing.problem import NumberProblem

SPACES = (" ", "\u00a0", "\u202f", "\u2009")
STORABLE = st.decimals(min_value=Decimal("-999999999999"), max_value=Decimal("999999999999"), places=6)


def french(value: Decimal, space: str, minus: str = "-") -> str:
    """The number as a French spreadsheet shows it, thousands apart, no useless decimal."""
    whole, _, decimals = f"{abs(value):,.6f}".partition(".")
    shown = whole.replace(",", space)
    decimals = decimals.rstrip("0")
    return (minus if value < 0 else "") + shown + (f",{decimals}" if decimals else "")


def reading(text: str) -> NumberReading:
    found = parse_number(text)
    assert isinstance(found, NumberReading), found
    return found


def problem(text: str) -> NumberProblem:
    found = parse_number(text)
    assert isinstance(found, NumberProblem), found
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("0,0", "0"),
        ("-0", "0"),
        ("1234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567,25", "1234567.25"),
        ("  12 ", "12"),
        ("\ufeff12", "12"),
        ("12.5", "12.5"),
        ("1.2345", "1.2345"),
        ("1234.567", "1234.567"),
        ("0.234", "0.234"),
        ("1,234", "1.234"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 234.567", "1234.567"),
        (",5", "0.5"),
        ("-5", "-5"),
        ("+5", "5"),
        ("\u22125", "-5"),
        ("-\u00a05,00", "-5"),
        ("(1 234,5)", "-1234.5"),
        ("1,23E+05", "123000"),
        ("1.5e-03", "0.0015"),
        ("999999999999,999999", "999999999999.999999"),
    ],
)
def test_a_number_is_read(text: str, value: str) -> None:
    assert reading(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", FindingCode.NUMBER_UNREADABLE),
        ("\u00a0", FindingCode.NUMBER_UNREADABLE),
        ("abc", FindingCode.NUMBER_UNREADABLE),
        ("1 2345", FindingCode.NUMBER_UNREADABLE),
        ("12 34", FindingCode.NUMBER_UNREADABLE),
        ("1  234", FindingCode.NUMBER_UNREADABLE),
        ("2 010 12", FindingCode.NUMBER_UNREADABLE),
        ("1'234", FindingCode.NUMBER_UNREADABLE),
        ("12,", FindingCode.NUMBER_UNREADABLE),
        ("1,2,3", FindingCode.NUMBER_UNREADABLE),
        ("1.2.3", FindingCode.NUMBER_UNREADABLE),
        ("1,5.3", FindingCode.NUMBER_UNREADABLE),
        ("1.234.567,8.9", FindingCode.NUMBER_UNREADABLE),
        ("5-", FindingCode.NUMBER_UNREADABLE),
        ("--5", FindingCode.NUMBER_UNREADABLE),
        ("(12", FindingCode.NUMBER_UNREADABLE),
        ("12)", FindingCode.NUMBER_UNREADABLE),
        ("(-12)", FindingCode.NUMBER_UNREADABLE),
        ("1E5", FindingCode.NUMBER_UNREADABLE),
        ("12h30", FindingCode.NUMBER_UNREADABLE),
        ("12 ?", FindingCode.NUMBER_UNREADABLE),
        ("12/20", FindingCode.NUMBER_UNREADABLE),
        ("12 sur 20", FindingCode.NUMBER_UNREADABLE),
        ("5 à 6", FindingCode.NUMBER_UNREADABLE),
        ("environ 12", FindingCode.NUMBER_UNREADABLE),
        ("12 environ", FindingCode.NUMBER_UNREADABLE),
        ("12 au moins", FindingCode.NUMBER_UNREADABLE),
        ("12 (provisoire)", FindingCode.NUMBER_UNREADABLE),
        ("1er", FindingCode.NUMBER_UNREADABLE),
        ("2e", FindingCode.NUMBER_UNREADABLE),
        ("12 p", FindingCode.NUMBER_UNREADABLE),
        ("734*", FindingCode.NUMBER_UNREADABLE),
        ("734 (1)", FindingCode.NUMBER_UNREADABLE),
        ("00123", FindingCode.NUMBER_UNREADABLE),
        ("٣", FindingCode.NUMBER_UNREADABLE),
        ("12½", FindingCode.NUMBER_UNREADABLE),
        ("1²", FindingCode.NUMBER_UNREADABLE),
        ("9" * 81, FindingCode.NUMBER_UNREADABLE),
        ("31/12/2019", FindingCode.NUMBER_UNREADABLE),
        ("1.234", FindingCode.NUMBER_AMBIGUOUS),
        ("-12.345", FindingCode.NUMBER_AMBIGUOUS),
        ("123.456 €", FindingCode.NUMBER_AMBIGUOUS),
        ("1.234 %", FindingCode.NUMBER_AMBIGUOUS),
        ("1,234,567", FindingCode.NUMBER_AMBIGUOUS),
        ("1,234.5", FindingCode.NUMBER_AMBIGUOUS),
        ("1000000000000", FindingCode.NUMBER_OUT_OF_RANGE),
        ("-1 000 000 000 000", FindingCode.NUMBER_OUT_OF_RANGE),
        ("999999999999,9999999", FindingCode.NUMBER_OUT_OF_RANGE),
        ("1E+999", FindingCode.NUMBER_OUT_OF_RANGE),
        ("0,0000001", FindingCode.NUMBER_ROUNDED_TO_ZERO),
        ("-1E-999", FindingCode.NUMBER_ROUNDED_TO_ZERO),
        ("#REF!", FindingCode.ERROR_CELL),
        ("#n/a", FindingCode.ERROR_CELL),
        ("#VALEUR!", FindingCode.ERROR_CELL),
    ],
)
def test_a_text_is_refused_rather_than_guessed(text: str, code: FindingCode) -> None:
    assert problem(text).code is code


def test_an_ambiguous_point_names_both_readings() -> None:
    assert "1\u202f234 ou 1,234" in problem("1.234").expected


def test_an_english_number_is_shown_in_french() -> None:
    assert "1\u202f234,5" in problem("1,234.5").expected


@pytest.mark.parametrize("text", ["12,5 %", "12,5%", "12,5\u00a0%", "12,5\u202f%"])
def test_a_percentage_keeps_its_figure_and_its_sign(text: str) -> None:
    found = reading(text)
    assert (found.value, found.percent, found.unit) == (Decimal("12.5"), True, "")


@pytest.mark.parametrize(
    ("text", "value", "unit", "base", "factor"),
    [
        ("2,6 km", "2.6", "km", "km", 1),
        ("12 €", "12", "€", "€", 1),
        ("12€", "12", "€", "€", 1),
        ("1,2 M€", "1.2", "M€", "€", 10**6),
        ("3 k€", "3", "k€", "€", 10**3),
        ("3 Mds€", "3", "Mds€", "€", 10**9),
        ("2 millions d'euros", "2", "millions d'euros", "euros", 10**6),
        ("2 millions de m²", "2", "millions de m²", "m²", 10**6),
        ("1,5 milliard", "1.5", "milliard", "", 10**9),
        ("12 m2", "12", "m2", "m2", 1),
        ("12 t CO2", "12", "t CO2", "t CO2", 1),
        ("1500 professionnels", "1500", "professionnels", "professionnels", 1),
        ("3 jours / an", "3", "jours / an", "jours / an", 1),
        ("12 mm", "12", "mm", "mm", 1),
    ],
)
def test_a_unit_is_told_and_scales_nothing(text: str, value: str, unit: str, base: str, factor: int) -> None:
    found = reading(text)
    assert (found.unit, found.base_unit, found.factor) == (unit, base, Decimal(factor))
    assert found.value == Decimal(value)


def test_more_than_six_decimals_round_half_to_even_and_say_so() -> None:
    assert reading("0,1234565").value == Decimal("0.123456")
    assert reading("0,1234575").value == Decimal("0.123458")
    assert reading("0,1234565").rounded
    assert not reading("0,1234560").rounded


def test_scientific_writing_says_that_digits_may_be_lost() -> None:
    assert reading("1,23E+05").scientific
    assert not reading("123000").scientific


@given(STORABLE, st.sampled_from(SPACES), st.sampled_from(["-", "\u2212"]))
def test_every_storable_number_survives_french_writing(value: Decimal, space: str, minus: str) -> None:
    found = reading(french(value, space, minus))
    assert found.value == value
    assert (found.percent, found.unit, found.rounded) == (False, "", False)


@given(STORABLE)
def test_every_storable_number_survives_machine_writing(value: Decimal) -> None:
    found = parse_machine_number(f"{value:f}")
    assert isinstance(found, NumberReading)
    assert found.value == value


@given(st.text() | st.text(alphabet="0123456789 ,.-+()%€kMeE\u00a0\u202f*°²/#", max_size=30))
@example("١٢")
@example("1e999999999")
def test_no_text_makes_it_fail(text: str) -> None:
    for found in (parse_number(text), parse_machine_number(text)):
        if isinstance(found, NumberReading):
            assert any(char.isdigit() for char in text), "a value without a digit was made up"
            assert abs(found.value) < 10**12
            assert found.value == round(found.value, 6)


@given(st.text(alphabet=" \t\n\u00a0\u202f\u2009\ufeff", max_size=10))
def test_blank_is_never_zero(text: str) -> None:
    assert problem(text).code is FindingCode.NUMBER_UNREADABLE


@given(STORABLE)
def test_a_number_and_its_opposite_read_alike(value: Decimal) -> None:
    assert reading(french(value, " ")).value == -reading(french(-value, " ")).value


@pytest.mark.parametrize("text", ["", "1 234", "1,5", "12 km", "NaN", "inf", "1_000", "0x10"])
def test_a_stored_number_has_one_form_only(text: str) -> None:
    assert isinstance(parse_machine_number(text), NumberProblem)


def test_a_stored_percentage_says_so() -> None:
    found = parse_machine_number("52", percent=True)
    assert isinstance(found, NumberReading)
    assert (found.value, found.percent) == (Decimal(52), True)
