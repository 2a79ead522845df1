"""Periods: every writing that services use, and every one that is refused because it has two readings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.findings import FindingCode
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period, period_from_code, period_of
from loaders.parsing.dates import DateOrder, date_order
from loaders.parsing.periods import parse_period, split_period
from loaders.parsing.problem import PeriodProblem
from loaders.workbooks.book import CellKind

DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))
PERIODS = st.builds(period_of, DAYS, st.sampled_from(Grain))
MONTHS = (
    "janvier janv.|février févr.|mars mars|avril avr.|mai mai|juin juin|juillet juil.|août août|septembre sept.|"
    "octobre oct.|novembre nov.|décembre déc."
)
MONTH_NAMES, SHORT_MONTHS = zip(*(pair.split(" ") for pair in MONTHS.split("|")), strict=True)


def code(
    text: str, expected: Grain | None = None, kind: CellKind = CellKind.TEXT, order: DateOrder | None = None
) -> str:
    found = parse_period(text, kind, expected, order)
    assert isinstance(found, Period), found
    return found.code


def problem(
    text: str, expected: Grain | None = None, kind: CellKind = CellKind.TEXT, order: DateOrder | None = None
) -> PeriodProblem:
    found = parse_period(text, kind, expected, order)
    assert isinstance(found, PeriodProblem), found
    return found


@pytest.mark.parametrize(
    ("text", "expected_code"),
    [
        ("31/12/2019", "2019-12-31"),
        ("31.12.2019", "2019-12-31"),
        ("31-12-2019", "2019-12-31"),
        ("2019-12-31", "2019-12-31"),
        ("2019/12/31", "2019-12-31"),
        ("1/2/2019", "2019-02-01"),
        ("03/04/2019", "2019-04-03"),
        ("31/12/2019 00:00", "2019-12-31"),
        ("31/12/2019 12:30:00", "2019-12-31"),
        ("au 31/12/2019", "2019-12-31"),
        ("Situation au 31/12/2019", "2019-12-31"),
        ("31 décembre 2019", "2019-12-31"),
        ("mardi 31 décembre 2019", "2019-12-31"),
        ("1er janvier 2020", "2020-01-01"),
        ("31-déc-19", "2019-12-31"),
        ("31/12/19", "2019-12-31"),
        ("01-01-13", "2013-01-01"),
        ("13/01/12", "2012-01-13"),
        ("décembre 2019", "2019-12"),
        ("DÉCEMBRE\u00a02019", "2019-12"),
        ("déc. 2019", "2019-12"),
        ("dec 2019", "2019-12"),
        ("déc-19", "2019-12"),
        ("aout 2019", "2019-08"),
        ("12/2019", "2019-12"),
        ("2/2019", "2019-02"),
        ("2019-12", "2019-12"),
        ("2011-12", "2011-12"),
        ("S1 2019", "2019-S1"),
        ("s2-2019", "2019-S2"),
        ("2019-S1", "2019-S1"),
        ("2019 S1", "2019-S1"),
        ("1er semestre 2019", "2019-S1"),
        ("2nd semestre 2019", "2019-S2"),
        ("Deuxième semestre 2019", "2019-S2"),
        ("T3 2019", "2019-T3"),
        ("2019-T3", "2019-T3"),
        ("3e trimestre 2019", "2019-T3"),
        ("3ème trimestre 2019", "2019-T3"),
        ("4e trim. 2019", "2019-T4"),
        ("1S2020", "2020-S1"),
        ("2e sem. 2018", "2018-S2"),
        ("Semestre 2 2020", "2020-S2"),
        ("semestre 1 2021", "2021-S1"),
        ("2019 - 1er semestre", "2019-S1"),
        ("2e semestre de l’année 2019", "2019-S2"),
        ("1er S 2020", "2020-S1"),
        ("S1-19", "2019-S1"),
        ("T1/2019", "2019-T1"),
        ("2T2020", "2020-T2"),
        ("trimestre III 2020", "2020-T3"),
        ("1° trim. 2019", "2019-T1"),
        ("2019-M03", "2019-03"),
        ("mars-2019", "2019-03"),
        ("juin-20*", "2020-06"),
        ("February 2019", "2019-02"),
        ("may-19", "2019-05"),
        ("December 2020", "2020-12"),
        ("2018 (1)", "2018"),
        ("2018²", "2018"),
        ("2020 (p)", "2020"),
        ("2018-2019 (a)", "2018-2019"),
        ("2019", "2019"),
        ("année 2019", "2019"),
        ("en 2019", "2019"),
        ("exercice 2019", "2019"),
        ("2018-2019", "2018-2019"),
        ("2018/2019", "2018-2019"),
        ("2018–2019", "2018-2019"),
        ("2018/19", "2018-2019"),
        ("2018-19", "2018-2019"),
        ("année scolaire 2018-2019", "2018-2019"),
        ("fin 2019", "2019-12-31"),
        ("fin juin 2019", "2019-06-30"),
        ("à fin février 2020", "2020-02-29"),
        ("fin T3 2019", "2019-09-30"),
    ],
)
def test_a_period_is_read(text: str, expected_code: str) -> None:
    assert code(text) == expected_code


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", FindingCode.PERIOD_MISSING),
        ("\u00a0 ", FindingCode.PERIOD_MISSING),
        ("03/04/05", FindingCode.PERIOD_AMBIGUOUS),
        ("03-04-19", FindingCode.PERIOD_AMBIGUOUS),
        ("12/31/2019", FindingCode.PERIOD_AMBIGUOUS),
        ("12/31/19", FindingCode.PERIOD_AMBIGUOUS),
        ("2011/12", FindingCode.PERIOD_AMBIGUOUS),
        ("30/02/2019", FindingCode.PERIOD_UNREADABLE),
        ("00/01/2019", FindingCode.PERIOD_UNREADABLE),
        ("32/01/2019", FindingCode.PERIOD_UNREADABLE),
        ("31/12/98", FindingCode.PERIOD_UNREADABLE),
        ("2019-13", FindingCode.PERIOD_UNREADABLE),
        ("13/2019", FindingCode.PERIOD_UNREADABLE),
        ("2018-2020", FindingCode.PERIOD_UNREADABLE),
        ("2018-20", FindingCode.PERIOD_UNREADABLE),
        ("S3 2019", FindingCode.PERIOD_UNREADABLE),
        ("T5 2019", FindingCode.PERIOD_UNREADABLE),
        ("3e semestre 2019", FindingCode.PERIOD_UNREADABLE),
        ("4e semestre 2019", FindingCode.PERIOD_UNREADABLE),
        ("19", FindingCode.PERIOD_UNREADABLE),
        ("déc 19", FindingCode.PERIOD_UNREADABLE),
        ("décembre", FindingCode.PERIOD_UNREADABLE),
        ("0000", FindingCode.PERIOD_UNREADABLE),
        ("9999", FindingCode.PERIOD_UNREADABLE),
        ("201²", FindingCode.PERIOD_UNREADABLE),
        ("２０１９", FindingCode.PERIOD_UNREADABLE),
        ("12:30:00", FindingCode.PERIOD_UNREADABLE),
        ("2021 (objectif)", FindingCode.PERIOD_UNREADABLE),
        ("2021 (f)", FindingCode.PERIOD_UNREADABLE),
        ("2020 (2021)", FindingCode.PERIOD_UNREADABLE),
        ("3S2019", FindingCode.PERIOD_UNREADABLE),
        ("20S1", FindingCode.PERIOD_UNREADABLE),
        ("2019.1", FindingCode.PERIOD_UNREADABLE),
        ("juin 20", FindingCode.PERIOD_UNREADABLE),
        ("fin fin", FindingCode.PERIOD_UNREADABLE),
        ("fin 31/12/2019", FindingCode.PERIOD_UNREADABLE),
        ("2019" * 30, FindingCode.PERIOD_UNREADABLE),
    ],
)
def test_a_text_is_refused_rather_than_guessed(text: str, finding: FindingCode) -> None:
    assert problem(text).code is finding


def test_a_short_year_with_two_orders_names_both_dates() -> None:
    assert "04/03/2005" in problem("03/04/05").expected
    assert "03/04/2005" in problem("03/04/05").expected


@pytest.mark.parametrize(
    ("grain", "day", "expected_code"),
    [
        (Grain.YEAR, "31/12/2019", "2019"),
        (Grain.HALF_YEAR, "30/06/2019", "2019-S1"),
        (Grain.QUARTER, "30/09/2019", "2019-T3"),
        (Grain.MONTH, "29/02/2020", "2020-02"),
        (Grain.SCHOOL_YEAR, "31/08/2019", "2018-2019"),
        (Grain.DAY, "31/12/2019", "2019-12-31"),
        (Grain.YEAR, "30/12/2019", "2019-12-30"),
        (Grain.YEAR, "01/01/2019", "2019-01-01"),
        (Grain.SCHOOL_YEAR, "31/12/2019", "2019-12-31"),
        (Grain.YEAR, "fin 2019", "2019"),
        (Grain.YEAR, "fin décembre 2019", "2019"),
        (Grain.YEAR, "fin juin 2019", "2019-06-30"),
    ],
)
def test_the_last_day_of_an_expected_period_stands_for_it(grain: Grain, day: str, expected_code: str) -> None:
    assert code(day, grain) == expected_code


def test_a_stored_date_is_read_as_a_written_one() -> None:
    assert code("2019-12-31", Grain.YEAR, CellKind.DATE) == "2019"
    assert code("2019-12-31T12:30:00", None, CellKind.DATE) == "2019-12-31"


def test_a_bare_year_in_a_cell_of_dates_is_no_day_of_1905() -> None:
    found = problem("1905-07-11", Grain.YEAR, CellKind.DATE)
    assert found.code is FindingCode.PERIOD_UNREADABLE
    assert "2019" in found.expected
    assert problem("1905-06-30", Grain.HALF_YEAR, CellKind.DATE).code is FindingCode.PERIOD_UNREADABLE
    assert code("11/07/1905") == "1905-07-11"
    assert code("1906-07-11", None, CellKind.DATE) == "1906-07-11"


def test_a_month_that_is_also_a_school_year_is_settled_by_nothing() -> None:
    found = problem("2011-12", Grain.SCHOOL_YEAR)
    assert found.code is FindingCode.PERIOD_AMBIGUOUS
    assert "2011-2012" in found.expected


@pytest.mark.parametrize("kind", [CellKind.NUMBER, CellKind.TEXT])
def test_a_serial_number_is_named_as_the_date_it_hides(kind: CellKind) -> None:
    assert "31/12/2019" in problem("43830", None, kind).expected


def test_a_stored_number_is_a_year_or_nothing() -> None:
    assert code("2019", None, CellKind.NUMBER) == "2019"
    assert problem("2019.5", None, CellKind.NUMBER).code is FindingCode.PERIOD_UNREADABLE
    assert problem("12.2019", None, CellKind.NUMBER).code is FindingCode.PERIOD_UNREADABLE


@pytest.mark.parametrize(
    ("kind", "finding"),
    [
        (CellKind.ERROR, FindingCode.ERROR_CELL),
        (CellKind.FORMULA_WITHOUT_VALUE, FindingCode.FORMULA_WITHOUT_VALUE),
        (CellKind.PERCENT, FindingCode.PERIOD_UNREADABLE),
        (CellKind.BOOLEAN, FindingCode.PERIOD_UNREADABLE),
    ],
)
def test_some_kinds_of_cell_hold_no_period(kind: CellKind, finding: FindingCode) -> None:
    assert problem("2019", None, kind).code is finding


@given(PERIODS)
def test_a_code_reads_as_its_period(period: Period) -> None:
    assert parse_period(period.code, CellKind.TEXT) == period
    assert period_from_code(period.code) == period


@given(DAYS)
def test_a_day_reads_alike_in_every_french_writing(day: date) -> None:
    for text in (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
        f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}",
        f"au {day:%d/%m/%Y}",
    ):
        assert parse_period(text, CellKind.TEXT) == period_of(day, Grain.DAY), text


@given(DAYS)
def test_a_month_reads_alike_in_every_french_writing(day: date) -> None:
    for text in (
        f"{MONTH_NAMES[day.month - 1]} {day.year}",
        f"{SHORT_MONTHS[day.month - 1]} {day.year}",
        f"{day:%m/%Y}",
        f"{day:%Y-%m}",
    ):
        assert parse_period(text, CellKind.TEXT) == period_of(day, Grain.MONTH), text


PARTS_OF_YEARS = {
    Grain.HALF_YEAR: ("S", "semestre", "sem.", 6),
    Grain.QUARTER: ("T", "trimestre", "trim.", 3),
}


@given(
    st.integers(1901, 2099),
    st.sampled_from(list(PARTS_OF_YEARS)),
    st.integers(0, 3),
    st.sampled_from(["", " (2)", "*"]),
)
def test_a_part_of_a_year_reads_alike_in_every_french_writing(year: int, grain: Grain, nth: int, mark: str) -> None:
    letter, word, short, months = PARTS_OF_YEARS[grain]
    nth = nth % (12 // months) + 1
    meant = period_of(date(year, (nth - 1) * months + 1, 1), grain)
    for text in (
        f"{letter}{nth} {year}",
        f"{nth}{letter}{year}",
        f"{year}-{letter}{nth}",
        f"{letter.lower()}{nth}/{year}",
        f"{nth}{'er' if nth == 1 else 'e'} {word} {year}",
        f"{word.capitalize()} {nth} {year}",
        f"{nth}e {short} {year}",
        f"{year} : {word} {nth}",
    ):
        assert parse_period(text + mark, CellKind.TEXT) == meant, text


@pytest.mark.parametrize(
    ("text", "bare", "status"),
    [
        ("2018 (1)", "2018", None),
        ("2020 (p)", "2020", ObservationStatus.PROVISIONAL),
        ("S1 2020 provisoire", "S1 2020", ObservationStatus.PROVISIONAL),
        ("2020 (est.)", "2020", ObservationStatus.ESTIMATED),
        ("2020p", "2020", ObservationStatus.PROVISIONAL),
        ("2021 (objectif)", "2021 (objectif)", None),
        ("fin décembre", "fin décembre", None),
    ],
)
def test_a_mark_after_a_period_is_kept_apart(text: str, bare: str, status: ObservationStatus | None) -> None:
    found = split_period(text)
    assert (found.text, found.status) == (bare, status)
    assert bool(found.mark) == (text != bare)


@given(
    st.text() | st.text(alphabet="0123456789/-. STfinaud:é", max_size=20),
    st.sampled_from(CellKind),
    st.sampled_from([None, *Grain]),
    st.sampled_from([None, *DateOrder]),
)
def test_no_text_makes_it_fail(text: str, kind: CellKind, grain: Grain | None, order: DateOrder | None) -> None:
    found = parse_period(text, kind, grain, order)
    if isinstance(found, Period):
        assert str(found.start.year)[2:] in text or str(found.end.year)[2:] in text, (
            "a year that the text does not hold"
        )


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_a_two_digit_year_is_never_read_in_an_order_that_could_be_another(day: date) -> None:
    found = parse_period(f"{day:%d-%m-%y}", CellKind.TEXT)
    if isinstance(found, Period):
        assert found.start == day
        assert day.day > 12 or day.day == day.month


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_a_column_that_proves_its_order_settles_its_two_digit_years(day: date) -> None:
    order = date_order([f"{day:%d-%m-%y}", "31-01-13"])
    assert order is DateOrder.DAY_FIRST
    assert parse_period(f"{day:%d-%m-%y}", CellKind.TEXT, None, order) == period_of(day, Grain.DAY)


def test_a_column_in_american_order_is_refused_cell_by_cell() -> None:
    order = date_order(["03/04/2019", "12/31/2019"])
    assert order is DateOrder.MONTH_FIRST
    assert problem("03/04/2019", order=order).code is FindingCode.PERIOD_AMBIGUOUS


def test_a_column_that_proves_two_orders_or_none_has_none() -> None:
    assert date_order(["31/01/2019", "01/31/2019"]) is None
    assert date_order(["01/02/2019", "", "total"]) is None
    assert date_order(["00/45/2019"]) is DateOrder.MONTH_FIRST
