"""Every formula of an explanation is read back from its French text and computed again, whatever the figures."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convention.domain.assess import assess, value_expected_by
from convention.domain.catalogue import Catalogue, Direction, Frequency, Indicator, Kind, Operator, Target
from convention.domain.observation import WITH_VALUE, ObservationStatus
from convention.domain.period import period_of
from convention.domain.progress import Assessment, ProgressStatus, is_stale
from convention.domain.standing import Contradiction, Standing
from convention.wording import formats, labels
from convention.wording.progress import explain
from convention.wording.unjudged import last_day_for_first_value, last_fresh_day
from tests.samples.catalogue import COMMON, INDICATOR, PARIS, SSD, START, catalogue_of, reference, target

NUMBER = r"\d[\d\u202f]*(?:,\d+)?"
FORMULA = re.compile(rf"(?P<left>[(−]*{NUMBER}(?:[ ()×÷+−]*[×÷+−][ (−]*{NUMBER}\)*)+) = (?P<right>[+−]?{NUMBER})")


def value_of(text: str) -> Fraction:
    """What a formula in French notation gives, computed exactly."""
    english = re.sub(NUMBER, lambda m: f"F('{m[0]}')".replace("\u202f", "").replace(",", "."), text)
    result = eval(english.replace("×", "*").replace("÷", "/").replace("−", "-"), {"F": Fraction})
    assert isinstance(result, Fraction)
    return result


def rounded_by_hand(value: Fraction, places: int) -> Fraction:
    """Half away from zero."""
    size = (abs(value) * 10**places + Fraction(1, 2)).__floor__()
    return Fraction(-size if value < 0 else size, 10**places)


def formulas(text: str) -> list[tuple[str, str]]:
    """Every formula of a text, with the result that it claims."""
    return [(found["left"], found["right"]) for found in FORMULA.finditer(text)]


def assert_arithmetic_comes_true(text: str) -> None:
    assert text.count(" = ") == len(formulas(text)), "a formula was not understood"
    for left, right in formulas(text):
        claimed = value_of(right.removeprefix("+"))
        assert rounded_by_hand(value_of(left), len(right.partition(",")[2])) == claimed, f"{left} = {right}"


def test_a_false_formula_is_seen() -> None:
    text = "soit 100 × (930 − 0) ÷ (1\u202f500 − 0) = 62,0\u202f% ; 47,5 − 50 = −2,5 points"
    assert [left for left, _ in formulas(text)] == ["100 × (930 − 0) ÷ (1\u202f500 − 0)", "47,5 − 50"]
    assert_arithmetic_comes_true(text)
    with pytest.raises(AssertionError):
        assert_arithmetic_comes_true(text.replace("930", "931"))
    with pytest.raises(AssertionError):
        assert_arithmetic_comes_true(text.replace("= 62,0", "= soixante-deux"))


DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))
AMOUNTS = st.decimals(-2000, 2000, places=2) | st.decimals(0, 5, places=6) | st.integers(0, 5000).map(Decimal)
SCOPES = st.sampled_from([COMMON, COMMON, PARIS, SSD])


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    return replace(
        INDICATOR,
        kind=draw(st.sampled_from(Kind)),
        unit=draw(st.sampled_from(["km", "%", "professionnels", "m²"])),
        direction=draw(st.sampled_from(Direction)),
        frequency=draw(st.sampled_from(Frequency)),
        territories=draw(st.sampled_from([(PARIS, SSD), (COMMON,), (PARIS,)])),
    )


@st.composite
def goals(draw: st.DrawFn, kind: Kind) -> Target:
    due, scope = draw(DAYS), draw(SCOPES)
    if kind in (Kind.MILESTONE, Kind.YEARLY):
        return target("1", due, scope)
    if kind is Kind.QUALITATIVE:
        return target(str(draw(st.integers(1, 4))), due, scope)
    return target(str(draw(AMOUNTS)), due, scope, draw(st.sampled_from(Operator)))


@st.composite
def standings(draw: st.DrawFn, indicator: Indicator, targets: list[Target]) -> Standing:
    answer = draw(st.none() | st.sampled_from(ObservationStatus))
    if draw(st.integers(0, 7)) == 0:
        return Standing(last_answer=answer)
    near = [t.value for t in targets] or [Decimal(0)]
    amounts = {
        Kind.MILESTONE: st.sampled_from([Decimal(0), Decimal(1)]),
        Kind.YEARLY: st.integers(0, 3).map(Decimal),
        Kind.QUALITATIVE: st.integers(0, 4).map(Decimal),
    }
    value = draw(amounts.get(indicator.kind, AMOUNTS | st.sampled_from(near)))
    period = period_of(draw(DAYS), indicator.frequency.grain)
    return Standing(
        value=value,
        period=period,
        years=((period.end.year, value),) if indicator.kind is Kind.YEARLY else (),
        value_status=draw(st.sampled_from(sorted(WITH_VALUE))),
        last_answer=answer or ObservationStatus.FINAL,
        first=min(START, period.start),
        counted=draw(st.integers(1, 12)),
        computed=draw(st.booleans()) and indicator.territories == (PARIS, SSD),
        demonstration=draw(st.booleans()),
        contradictions=draw(st.frozensets(st.sampled_from(Contradiction))),
    )


@dataclass(frozen=True)
class Judged:
    """Anything that the domain may have to judge."""

    catalogue: Catalogue
    found: Assessment

    @property
    def told(self) -> str:
        return explain(self.found, self.catalogue)


@st.composite
def judged(draw: st.DrawFn) -> Judged:
    indicator = draw(indicators())
    targets = draw(st.lists(goals(indicator.kind), max_size=3))
    bases = draw(st.lists(st.tuples(AMOUNTS, st.dates(date(2016, 1, 1), date(2018, 6, 1)), SCOPES), max_size=2))
    catalogue = catalogue_of(indicator, tuple(targets), tuple(reference(str(v), d, scope) for v, d, scope in bases))
    standing = draw(standings(indicator, targets))
    situation = standing.period.end if standing.period else START
    situation += timedelta(days=draw(st.integers(0, 1000)))
    territory = draw(st.sampled_from([COMMON, COMMON, PARIS]))
    return Judged(catalogue, assess(catalogue, catalogue.indicators[0], territory, standing, situation))


@settings(max_examples=400)
@given(judged())
def test_the_arithmetic_comes_true_again(case: Judged) -> None:
    assert_arithmetic_comes_true(case.told)


@settings(max_examples=300)
@given(judged())
def test_one_to_four_whole_sentences(case: Judged) -> None:
    text = case.told
    sentences = re.split(r"(?<=\.) (?=[A-ZÀ-Ý0-9−])", re.sub(r"\b(janv|févr|avr|juil|sept|oct|nov|déc)\.", r"\1", text))
    assert 1 <= len(sentences) <= 4
    for sentence in sentences:
        assert sentence.endswith(".")
        assert not sentence[0].islower()
    for wrong in ("None", "nan", "  ", "..", " .", ": .", "; ;", "True", "False", " :", " ;", " %"):
        assert wrong not in text


@settings(max_examples=300)
@given(judged())
def test_the_status_is_named_once_the_reason_is_given(case: Judged) -> None:
    assert f"\u00a0: {labels.label(case.found.status)}." in case.told


@settings(max_examples=300)
@given(judged())
def test_the_figures_that_decide_are_told(case: Judged) -> None:
    found, text = case.found, case.told
    value = found.standing.value
    if value is not None and found.indicator.kind not in (Kind.MILESTONE, Kind.YEARLY):
        assert formats.number(value, formats.EXACT) in text
    if found.goal is not None:
        assert formats.day(found.goal.due) in text
        assert labels.label(found.goal.firmness)[:-1] in text or "facultatif" in text
    if found.rate is not None and found.goal is not None and value is not None:
        decimals = {len(right.partition(",")[2]) for _, right in formulas(text)}
        assert any(f"= {formats.percent(found.rate, d)}" in text for d in decimals)
    if found.standing.demonstration:
        assert "valeur fictive de démonstration" in text


@st.composite
def under_way(draw: st.DrawFn) -> Judged:
    """A running total below its target, before its due date, with or without interim targets."""
    final = draw(st.decimals("0.5", 5000, places=2))
    due = draw(st.dates(date(2019, 7, 1), date(2030, 12, 31)))
    interim = [] if draw(st.booleans()) else [target(str(final / 4), draw(st.dates(START, date(2019, 6, 30))))]
    catalogue = catalogue_of(replace(INDICATOR, kind=Kind.CUMULATIVE), (*interim, target(str(final), due)))
    period = period_of(draw(st.dates(date(2018, 7, 1), date(2019, 6, 30))), Frequency.HALF_YEARLY.grain)
    share = draw(st.decimals(0, "0.99", places=4))
    standing = Standing((final * share).quantize(Decimal("0.000001")), period, ObservationStatus.FINAL)
    return Judged(catalogue, assess(catalogue, catalogue.indicators[0], COMMON, standing, period.end))


@settings(max_examples=400)
@given(under_way())
def test_what_is_compared_is_what_was_judged(case: Judged) -> None:
    found, text = case.found, case.told
    assert found.rate is not None
    assert found.expected_rate is not None
    assert_arithmetic_comes_true(text)
    reached, sign, wanted, result = re.findall(rf"({NUMBER}) ([÷−]) ({NUMBER}) = ([−]?{NUMBER})", text)[-1]
    assert abs(value_of(reached) - found.rate) <= Fraction(1, 20)
    assert abs(value_of(wanted) - found.expected_rate) <= Fraction(1, 20)
    on_track, watch = (Fraction("0.95"), Fraction("0.6")) if sign == "÷" else (Fraction(-2), Fraction(-5))
    shown = value_of(result)
    by_hand = ProgressStatus.ON_TRACK if shown >= on_track else ProgressStatus.WATCH
    assert found.status is (by_hand if shown >= watch else ProgressStatus.LATE)


@given(judged())
def test_stale_from_the_day_that_is_told(case: Judged) -> None:
    found, period = case.found, case.found.standing.period
    last = last_fresh_day(found, case.catalogue)
    if period is None or last is None:
        return
    assert not is_stale(case.catalogue, found.indicator, period, last)
    assert is_stale(case.catalogue, found.indicator, period, last + timedelta(days=1))


@given(judged())
def test_missing_from_the_day_that_is_told(case: Judged) -> None:
    found = case.found
    goal = found.goal
    assume(goal is not None)
    assert goal is not None
    last = last_day_for_first_value(found, goal, case.catalogue)
    assert not value_expected_by(case.catalogue, found.indicator, goal, last)
    assert value_expected_by(case.catalogue, found.indicator, goal, last + timedelta(days=1))
