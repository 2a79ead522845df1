"""Random histories: one indicator each, what was agreed of it and what was told, in the order in which it was told."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

ANSWERS = ("n.d.", "secret", "sans objet")
GRAINS = {"trimestrielle": 3, "semestrielle": 6, "annuelle": 12}
LAGS = {"trimestrielle": 45, "semestrielle": 60, "annuelle": 90, "ponctuelle": 30}
START = date(2018, 1, 1)
_KINDS = ("niveau", "flux", "cumul", "taux", "jalon", "annuel", "qualitatif")


AMENDMENTS = {"n° 1": date(2019, 7, 1), "n° 2": date(2020, 3, 1), "n° 3": date(2021, 2, 1)}


@dataclass(frozen=True)
class Told:
    """One word on one period: a whole number, or an answer without value; `first`, `last`: its days.

    `partial`: of a sum in which a territory lacks the period.
    """

    first: date
    last: date
    value: int | None
    answer: str = ""
    partial: bool = False


@dataclass(frozen=True)
class Amended:
    """What an amendment does to the final target: moves it to another due day, or gives it up (`due` None)."""

    reference: str
    due: date | None

    @property
    def since(self) -> date:
        """The day on which it takes effect."""
        return AMENDMENTS[self.reference]


@dataclass(frozen=True)
class History:
    """What is agreed of one indicator and all that was told; `targets`: (due day, value), the last one final.

    `brought_by`: the amendment that brings the indicator, none where the text does.
    """

    code: str
    kind: str
    direction: str
    frequency: str
    operator: str
    baseline: tuple[date, int] | None
    targets: tuple[tuple[date, int], ...]
    told: tuple[Told, ...] = field(default=())
    amended: Amended | None = None
    brought_by: str = ""

    @property
    def months(self) -> int:
        """The length of its periods; a step has none."""
        return GRAINS.get(self.frequency, 0)


def period_holding(day: date, months: int) -> tuple[date, date]:
    """The first and the last day of the calendar period of so many months that holds a day."""
    month = (day.month - 1) // months * months + 1
    first = date(day.year, month, 1)
    follows = date(day.year + (month + months > 12), (month + months - 1) % 12 + 1, 1)
    return first, follows - timedelta(days=1)


def histories(seed: int, count: int) -> list[History]:
    """So many histories; the same for the same seed."""
    chance = random.Random(seed)
    return [_history(chance, f"A01-{number + 1}") for number in range(count)]


def _history(chance: random.Random, code: str) -> History:
    kind = chance.choice(_KINDS)
    frequency = "ponctuelle" if kind == "jalon" else "annuelle" if kind == "annuel" else chance.choice(list(GRAINS))
    direction = chance.choice(("hausse", "baisse")) if kind in ("niveau", "taux") else "hausse"
    operator = "="
    if kind in ("niveau", "taux") and chance.random() < 0.3:
        operator = ">=" if direction == "hausse" else "<="
    baseline = _baseline(chance, kind, operator)
    targets = _targets(chance, kind, direction, operator, baseline)
    told = tuple(words_of(chance, kind, frequency, baseline))
    brought = chance.choice(list(AMENDMENTS)) if chance.random() < 0.08 else ""
    amended = _amended(chance, targets) if targets and not brought and chance.random() < 0.3 else None
    return History(code, kind, direction, frequency, operator, baseline, targets, told, amended, brought)


def _amended(chance: random.Random, targets: tuple[tuple[date, int], ...]) -> Amended:
    reference = chance.choice(list(AMENDMENTS))
    if chance.random() < 0.3:
        return Amended(reference, None)
    later = [day for day in (date(2020, 12, 31), date(2021, 6, 30)) if day > targets[-1][0]]
    return Amended(reference, chance.choice(later) if later else None)


def _baseline(chance: random.Random, kind: str, operator: str) -> tuple[date, int] | None:
    if kind not in ("niveau", "taux") or operator != "=" or chance.random() < 0.1:
        return None
    return chance.choice((date(2017, 12, 31), date(2018, 6, 30))), chance.randint(20, 60)


def _targets(
    chance: random.Random, kind: str, direction: str, operator: str, baseline: tuple[date, int] | None
) -> tuple[tuple[date, int], ...]:
    if chance.random() < 0.05:
        return ()
    due = chance.choice((date(2019, 6, 30), date(2019, 12, 31), date(2020, 12, 31), date(2019, 9, 15)))
    if kind == "jalon":
        return ((due, 1),)
    if kind == "annuel":
        return ((date(chance.choice((2019, 2020)), 12, 31), chance.choice((1, 1, 2))),)
    if kind == "qualitatif":
        return ((due, chance.randint(1, 4)),)
    start = baseline[1] if baseline else 0
    way = chance.choice((0, 10, 20, 30)) if baseline else chance.choice((10, 20, 40))
    value = start + way if direction == "hausse" else start - way if baseline else 30
    interim = []
    if operator == "=" and way and chance.random() < 0.3:
        interim = [(date(2018, 12, 31), start + (value - start) // 2)]
    if operator != "=" and chance.random() < 0.5:
        interim = [(date(2018, 12, 31), value - 5 if operator == ">=" else value + 5)]
    return (*(at for at in interim if at[0] < due), (due, value))


def words_of(chance: random.Random, kind: str, frequency: str, baseline: tuple[date, int] | None) -> list[Told]:
    if kind == "jalon":
        days = sorted(chance.sample(range(0, 1300), chance.randint(0, 3)))
        return [_step(chance, START + timedelta(days=day)) for day in days]
    found, total, months = [], 0, GRAINS[frequency]
    day = START
    while day < date(2021, 12, 31):
        first, last = period_holding(day, months)
        if chance.random() < 0.75:
            total = max(total + chance.choice((-2, 0, 2, 5, 8, 12)), 0)
            found.append(_word(chance, kind, first, last, total, baseline))
        day = last + timedelta(days=1)
    corrected = [told for told in found if chance.random() < 0.1]
    again = [_word(chance, kind, told.first, told.last, chance.randint(0, 40), baseline) for told in corrected]
    return [*found, *again]


def _step(chance: random.Random, day: date) -> Told:
    if chance.random() < 0.15:
        return Told(day, day, None, "n.d.")
    return Told(day, day, int(chance.random() < 0.6))


def _word(
    chance: random.Random, kind: str, first: date, last: date, total: int, baseline: tuple[date, int] | None
) -> Told:
    if chance.random() < 0.12:
        return Told(first, last, None, chance.choice(ANSWERS[:2]))
    value = {
        "flux": chance.randint(0, 9),
        "cumul": total,
        "annuel": chance.randint(0, 2),
        "qualitatif": chance.randint(0, 4),
    }.get(kind, (baseline[1] if baseline else 30) + chance.randint(-12, 35))
    return Told(first, last, value)


def situations(history: History) -> list[date]:
    """Days around what decides: in the life of the indicator, about its due day, the due period's end and the lag."""
    days = [date(2018, 3, 31), date(2018, 12, 31), date(2019, 7, 15), date(2021, 12, 31)]
    if history.targets:
        due = history.targets[-1][0]
        end = period_holding(due, history.months)[1] if history.months else due
        lag = timedelta(days=LAGS[history.frequency])
        days += [due - timedelta(days=1), due, due + timedelta(days=1), end, end + lag, end + lag + timedelta(days=1)]
    turns = [history.amended.since] if history.amended else []
    turns += [AMENDMENTS[history.brought_by]] if history.brought_by else []
    days += [day for since in turns for day in (since - timedelta(days=1), since)]
    return sorted(set(days))
