"""The rules, word by word from the method, on plain numbers and days.

Written without reading the program's own rules, so that the two can only agree by being right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from tests.spec.oracle.histories import AMENDMENTS, LAGS, START, History, Told, period_holding

FROM_ZERO = ("flux", "cumul")


@dataclass(frozen=True)
class Judgement:
    """The word of the screen, with rate and expected rate where the kind has them."""

    status: str
    rate: Fraction | None = None
    expected: Fraction | None = None
    first_missed: date | None = None


ABSENT = Judgement("pas encore suivi")


def judge(history: History, situation: date) -> Judgement:
    """One indicator at the end of a day, by what was agreed on that day."""
    if history.brought_by and situation < AMENDMENTS[history.brought_by]:
        return ABSENT
    judged = _judge(agreed_on(history, situation), situation)
    return replace(judged, first_missed=_first_missed(history, situation))


def agreed_on(history: History, situation: date) -> History:
    """Its targets once an amendment has taken effect: the final one at another day, or no more."""
    amended = history.amended
    if amended is None or situation < amended.since:
        return history
    *interim, (_, value) = history.targets
    moved = [(amended.due, value)] if amended.due else []
    return replace(history, targets=(*interim, *moved))


def _first_missed(history: History, situation: date) -> date | None:
    """The due day that had passed unmet when an amendment moved it or gave it up."""
    if history.amended is None or situation < history.amended.since or not _judgeable(history):
        return None
    due = history.targets[-1][0]
    if due >= history.amended.since:
        return None
    words = [told for told in in_force(history, situation) if _counts(history, told)]
    known = [told for told in words if told.value is not None]
    verdict = _from_due(history, words, known, situation)
    return due if verdict in ("non atteint", "atteint en retard") else None


def _judgeable(history: History) -> bool:
    return not (history.kind in ("niveau", "taux") and history.operator == "=" and history.baseline is None)


def _judge(history: History, situation: date) -> Judgement:
    words = [told for told in in_force(history, situation) if _counts(history, told)]
    known = [told for told in words if told.value is not None]
    if words and words[-1].answer == "sans objet":
        return Judgement("non applicable")
    if not history.targets:
        return Judgement("suivi sans cible")
    if not _judgeable(history):
        return Judgement("configuration incomplète")
    rate, expected = _rates(history, known)
    due = history.targets[-1][0]
    if situation < due:
        return Judgement(_before(history, words, known, situation, rate, expected), rate, expected)
    return Judgement(_from_due(history, words, known, situation), rate, expected)


def in_force(history: History, situation: date) -> list[Told]:
    """The last word on each period that has ended, oldest period first."""
    latest = {(told.first, told.last): told for told in history.told if told.last <= situation}
    return sorted(latest.values(), key=lambda told: (told.last, told.first))


def _counts(history: History, told: Told) -> bool:
    """What precedes its baseline counts as absent."""
    return history.baseline is None or told.last >= history.baseline[0]


def _rates(history: History, known: list[Told]) -> tuple[Fraction | None, Fraction | None]:
    if history.kind not in ("niveau", "taux", *FROM_ZERO) or history.operator != "=" or not known:
        return None, None
    start, base = (START, 0) if history.kind in FROM_ZERO else history.baseline or (START, 0)
    final = history.targets[-1]
    if final[1] == base:
        return None, None
    value = sum(told.value or 0 for told in known) if history.kind == "flux" else known[-1].value or 0
    path = [(start, Fraction(base)), *((day, Fraction(at)) for day, at in history.targets if day > start)]
    wanted = _on(path, known[-1].last)
    return Fraction(100 * (value - base), final[1] - base), 100 * (wanted - base) / (final[1] - base)


def _on(path: list[tuple[date, Fraction]], day: date) -> Fraction:
    """A value on straight lines between the corners of a path."""
    if day <= path[0][0]:
        return path[0][1]
    for (from_day, low), (to_day, high) in pairwise(path):
        if day < to_day:
            return low + (high - low) * Fraction((day - from_day).days, (to_day - from_day).days)
    return path[-1][1]


def _before(
    history: History,
    words: list[Told],
    known: list[Told],
    situation: date,
    rate: Fraction | None,
    expected: Fraction | None,
) -> str:
    """Before the due date."""
    if not known:
        return _absent(history, words, situation)
    if history.kind == "jalon":
        return "atteint" if _done(words) else "pas encore attendu"
    if _stale(history, known, situation):
        return "donnée périmée"
    if history.kind == "qualitatif" and not met(history, known[-1].value or 0):
        return "pas encore attendu"
    if history.kind == "annuel":
        years = _years(known)
        return "dans la trajectoire" if all(met(history, value) for value in years.values()) else "en retard"
    if history.baseline is not None and history.targets[-1][1] == history.baseline[1]:
        return "dans la trajectoire" if all(met(history, t.value or 0) for t in known) else "en retard"
    value = sum(t.value or 0 for t in known) if history.kind == "flux" else known[-1].value or 0
    if met(history, value):
        return "atteint"
    if history.operator != "=":
        return _threshold(history, known[-1])
    assert rate is not None
    assert expected is not None
    if rate < 0:
        return "recul"
    return _compared(rate, expected)


def _absent(history: History, words: list[Told], situation: date) -> str:
    """No value yet: is one missing, or not expected so far?"""
    answered = any(told.answer for told in words)
    if answered:
        return "non renseigné"
    lag = timedelta(days=LAGS[history.frequency])
    first = history.targets[-1][0] if history.kind == "jalon" else period_holding(START, history.months)[1]
    return "non renseigné" if first + lag < situation else "pas encore attendu"


def _stale(history: History, known: list[Told], situation: date) -> bool:
    """The period after the last value has ended, and its lag has passed too."""
    if not history.months:
        return False
    follows = period_holding(known[-1].last + timedelta(days=1), history.months)[1]
    return follows + timedelta(days=LAGS[history.frequency]) < situation


def _threshold(history: History, last: Told) -> str:
    """Judged by the last interim threshold that is due."""
    due = [value for day, value in history.targets[:-1] if day <= last.last]
    if not due:
        return "pas encore attendu"
    kept = (last.value or 0) >= due[-1] if history.operator == ">=" else (last.value or 0) <= due[-1]
    return "dans la trajectoire" if kept else "en retard"


def _compared(rate: Fraction, expected: Fraction) -> str:
    if expected < 10:
        gap = rate - expected
        return "dans la trajectoire" if gap >= -2 else "à surveiller" if gap >= -5 else "en retard"
    ratio = rate / expected
    if ratio >= Fraction(95, 100):
        return "dans la trajectoire"
    return "à surveiller" if ratio >= Fraction(60, 100) else "en retard"


def met(history: History, value: int) -> bool:
    """Whether a value meets the final target; `=` means reach, in the indicator's direction."""
    wanted = history.targets[-1][1]
    return value <= wanted if history.operator == "<=" or history.direction == "baisse" else value >= wanted


def _done(words: list[Told]) -> bool:
    """Whether a step is done by its last word."""
    said = [told.value for told in words if told.value is not None]
    return bool(said) and said[-1] == 1


def _years(known: list[Told]) -> dict[int, int]:
    found: dict[int, int] = {}
    for told in known:
        found[told.last.year] = found.get(told.last.year, 0) + (told.value or 0)
    return found


def _from_due(history: History, words: list[Told], known: list[Told], situation: date) -> str:
    """From the due date on: the verdict of that day, and what followed beside it."""
    verdict, since = {"jalon": _step, "annuel": _yearly, "flux": _total, "cumul": _total}.get(history.kind, _value)(
        history, words, known, situation
    )
    if verdict == "atteint" and since is False:
        return "atteint, reculé depuis"
    return "atteint en retard" if verdict == "non atteint" and since is True else verdict


def _waiting(history: History, situation: date, until: date) -> str:
    return "à constater" if situation <= until + timedelta(days=LAGS[history.frequency]) else "non constaté"


def _step(history: History, words: list[Told], known: list[Told], situation: date) -> tuple[str, bool | None]:
    due = history.targets[-1][0]
    by_due = [told for told in words if told.last <= due]
    if _done(by_due):
        return "atteint", _done(words)
    done_after = [told for told in known if told.last > due and told.value == 1]
    undone = [told for told in known if told.last >= due and told.value == 0]
    if done_after or undone:
        return "non atteint", _done(words)
    if any(told.answer and told.last >= due for told in words):
        return "non constaté", None
    return _waiting(history, situation, due), None


def _due_period(history: History) -> tuple[date, date]:
    return period_holding(history.targets[-1][0], history.months)


def _total(history: History, words: list[Told], known: list[Told], situation: date) -> tuple[str, bool | None]:
    _, end = _due_period(history)
    through = [told for told in known if told.last <= end]
    flow = history.kind == "flux"
    amount = sum(told.value or 0 for told in through) if flow else (through[-1].value or 0) if through else None
    now = sum(told.value or 0 for told in known) if flow else (known[-1].value or 0) if known else 0
    if amount is not None and through and met(history, amount):
        return "atteint", met(history, now)
    later = met(history, now) if known and known[-1].last > end else None
    complete = _complete(through, end, history.months) if flow else bool(through) and through[-1].last == end
    if complete:
        return "non atteint", later
    if any(told.answer and told.last == end for told in words):
        return "non constaté", None
    return _waiting(history, situation, end), None


def _complete(through: list[Told], end: date, months: int) -> bool:
    """Whether every period from the start to the due one has a value."""
    day, days = START, {told.first for told in through if not told.partial}
    while day <= end:
        if day not in days:
            return False
        day = period_holding(day, months)[1] + timedelta(days=1)
    return True


def _value(history: History, words: list[Told], known: list[Told], situation: date) -> tuple[str, bool | None]:
    first, end = _due_period(history)
    own = [told for told in words if (told.first, told.last) == (first, end)]
    later = [told for told in known if told.last > end]
    now = met(history, later[-1].value or 0) if later else None
    if own and own[0].value is not None:
        return ("atteint" if met(history, own[0].value) else "non atteint"), now
    if own and own[0].answer:
        return "non constaté", None
    return _waiting(history, situation, end), None


def _yearly(history: History, words: list[Told], known: list[Told], situation: date) -> tuple[str, bool | None]:
    last = history.targets[-1][0].year
    years = _years(known)
    answered = {told.last.year for told in words if told.answer}
    due = range(START.year, last + 1)
    if any(year in years and not met(history, years[year]) for year in due):
        return "non atteint", None
    missing = [year for year in due if year not in years]
    if not missing:
        return "atteint", None
    if any(year in answered for year in missing):
        return "non constaté", None
    return _waiting(history, situation, date(last, 12, 31)), None
