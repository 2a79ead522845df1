"""The program's verdicts of the same histories, by its real road: catalogue files, deposits in a base, assessment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.period import Grain, Period
from convention.domain.rollup import IndicatorProgress, assess_all
from convention.warehouse.reads import standings
from convention.warehouse.store import Store, open_store
from convention.wording.labels import label
from tests.builders.base import deposit
from tests.builders.catalogue import Row, catalogue_texts, row
from tests.spec.oracle.histories import AMENDMENTS, History, Told, situations
from tests.spec.oracle.rules import ABSENT, Judgement, judge

_STATUSES = {
    "n.d.": ObservationStatus.UNAVAILABLE,
    "secret": ObservationStatus.CONFIDENTIAL,
    "sans objet": ObservationStatus.NOT_APPLICABLE,
}
_GRAINS = {3: Grain.QUARTER, 6: Grain.HALF_YEAR, 12: Grain.YEAR, 0: Grain.DAY}


@dataclass(frozen=True)
class Disagreement:
    """One history judged otherwise at one situation."""

    history: History
    situation: date
    expected: Judgement
    found: Judgement


def disagreements(histories: Sequence[History], folder: Path) -> Iterator[Disagreement]:
    """Record all histories in one base, and hold every assessment against the second judge's."""
    store = open_store(folder / "oracle.duckdb")
    try:
        store.record_catalogue(_texts(histories))
        for turn in range(max((len(h.told) for h in histories), default=0)):
            told = [(h, h.told[turn]) for h in histories if turn < len(h.told)]
            deposit(store, *(observation_of(history, word) for history, word in told))
        yield from _compared(store, histories)
    finally:
        store.close()


def _compared(store: Store, histories: Sequence[History]) -> Iterator[Disagreement]:
    days: dict[date, list[History]] = {}
    for history in histories:
        for day in situations(history):
            days.setdefault(day, []).append(history)
    for day, asked in sorted(days.items()):
        found = _assessed(store, day)
        for history in asked:
            expected, got = judge(history, day), found.get(history.code, ABSENT)
            if _differ(expected, got):
                yield Disagreement(history, day, expected, got)


def _differ(expected: Judgement, found: Judgement) -> bool:
    if (expected.status, expected.first_missed) != (found.status, found.first_missed):
        return True
    return expected.rate is not None and (expected.rate, expected.expected) != (found.rate, found.expected)


def _assessed(store: Store, day: date) -> dict[str, Judgement]:
    known = standings(store, day)
    actions = assess_all(store.catalogue(), known, day)
    return {row.indicator.code: _judgement(row) for action in actions for row in action.indicators}


def _judgement(row: IndicatorProgress) -> Judgement:
    overall = row.overall
    return Judgement(label(overall.status), overall.rate, overall.expected_rate, overall.first_due_missed)


def _amendments(histories: Sequence[History]) -> dict[str, list[Row]]:
    """The rows of what amendments set, give up and bring."""
    amended = [(history, history.amended) for history in histories if history.amended is not None]
    return {
        "avenants": [row("avenants", avenant=name, depuis=day.isoformat()) for name, day in AMENDMENTS.items()],
        "ajouts": [row("ajouts", indicateur=h.code, avenant=h.brought_by) for h in histories if h.brought_by],
        "abandons": [
            row(
                "abandons",
                objet="cible",
                code=history.code,
                territoire="commun",
                echeance=history.targets[-1][0].isoformat(),
                avenant=change.reference,
                depuis=change.since.isoformat(),
            )
            for history, change in amended
        ],
    }


def _moved(histories: Sequence[History]) -> list[Row]:
    """The targets that amendments set at another due day."""
    return [
        row(
            "cibles",
            indicateur=history.code,
            valeur=str(history.targets[-1][1]),
            echeance=history.amended.due.isoformat(),
            operateur=history.operator,
            avenant=history.amended.reference,
        )
        for history in histories
        if history.amended is not None and history.amended.due is not None
    ]


def _texts(histories: Sequence[History]) -> dict[str, str]:
    return catalogue_texts(
        **_amendments(histories),
        actions=[row("actions", debut="2018-01-01")],
        indicateurs=[_indicator(history) for history in histories],
        cibles=[
            row(
                "cibles",
                indicateur=history.code,
                valeur=str(value),
                echeance=due.isoformat(),
                operateur=history.operator,
            )
            for history in histories
            for due, value in history.targets
        ]
        + _moved(histories),
        reperes=[
            row("reperes", indicateur=h.code, valeur=str(h.baseline[1]), date=h.baseline[0].isoformat())
            for h in histories
            if h.baseline
        ],
    )


def _indicator(history: History) -> Row:
    unit = {"taux": "%", "jalon": "jalon"}.get(history.kind, "unités")
    return row(
        "indicateurs",
        indicateur=history.code,
        unite=unit,
        nature=history.kind,
        sens=history.direction,
        periodicite=history.frequency,
    )


def observation_of(history: History, word: Told) -> Observation:
    """One word as a value of the program, common to both territories."""
    return Observation(
        indicator=history.code,
        territory=Territory.COMMON,
        period=Period(end=word.last, start=word.first, grain=_GRAINS[history.months]),
        value=None if word.value is None else Decimal(word.value),
        status=_STATUSES[word.answer] if word.answer else ObservationStatus.FINAL,
        source="relevé",
    )
