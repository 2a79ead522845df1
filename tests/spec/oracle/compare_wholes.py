"""The program's word of indicators of two territories, by its real road, with deposits withdrawn and restored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from convention.domain.catalogue import Territory
from convention.domain.rollup import IndicatorProgress, assess_all
from convention.warehouse.append import restore, withdraw
from convention.warehouse.reads import standings
from convention.warehouse.store import Store, open_store
from convention.wording.labels import label
from tests.builders.base import deposit
from tests.builders.catalogue import Row, catalogue_texts, row
from tests.spec.oracle.compare import observation_of
from tests.spec.oracle.histories import History
from tests.spec.oracle.wholes import ADDED, BOTH, OTHER, PARIS, Whole, judge_whole, situations_of

TERRITORIES = {PARIS: Territory("paris"), OTHER: Territory("seine_saint_denis"), BOTH: Territory.COMMON}
WITHDRAWN = frozenset({1, 4})
"""Which deposits are withdrawn again; of them and the second one, the last stays as if nothing had been."""
RESTORED = 2


@dataclass(frozen=True)
class WholeDisagreement:
    """One indicator judged otherwise at one situation: Paris, Seine-Saint-Denis, the whole."""

    whole: Whole
    situation: date
    expected: tuple[str, str, str]
    found: tuple[str, str, str]


def whole_disagreements(found: Sequence[Whole], folder: Path) -> Iterator[WholeDisagreement]:
    """Record all of them in one base, withdraw some deposits, and hold every word against the oracle's."""
    store = open_store(folder / "wholes.duckdb")
    try:
        store.record_catalogue(_texts(found))
        _deposit_all(store, found)
        for day in sorted({day for whole in found for day in situations_of(whole)}):
            judged = _judged(store, day)
            for whole in found:
                if day in situations_of(whole):
                    expected, got = _expected(_kept(whole), day), judged[whole.code]
                    if expected != got:
                        yield WholeDisagreement(whole, day, expected, got)
    finally:
        store.close()


def _deposit_all(store: Store, found: Sequence[Whole]) -> None:
    scoped = [(scope, history) for whole in found for scope, history in whole.scopes]
    for turn in range(max((len(history.told) for _, history in scoped), default=0)):
        told = [(scope, history) for scope, history in scoped if turn < len(history.told)]
        values = (replace(observation_of(h, h.told[turn]), territory=TERRITORIES[scope]) for scope, h in told)
        number = deposit(store, *values).deposit_id
        if turn in WITHDRAWN or turn == RESTORED:
            withdraw(store, number, "Service", "erreur")
        if turn == RESTORED:
            restore(store, number, "Service", "remis")


def _kept(whole: Whole) -> Whole:
    """The same without what was withdrawn."""
    first, second, common = (_without(history) for _, history in whole.scopes)
    return Whole(whole.code, (first, second), common)


def _without(history: History) -> History:
    return replace(history, told=tuple(word for turn, word in enumerate(history.told) if turn not in WITHDRAWN))


def _expected(whole: Whole, day: date) -> tuple[str, str, str]:
    paris, other, word = judge_whole(whole, day)
    return paris.status, other.status, word


def _judged(store: Store, day: date) -> dict[str, tuple[str, str, str]]:
    (action,) = assess_all(store.catalogue(), standings(store, day), day)
    return {progress.indicator.code: _words(progress) for progress in action.indicators}


def _words(progress: IndicatorProgress) -> tuple[str, str, str]:
    paris, other = (label(part.status) for part in progress.parts)
    return paris, other, label(progress.overall.status)


def _texts(found: Sequence[Whole]) -> dict[str, str]:
    scoped = [(scope, history) for whole in found for scope, history in whole.scopes]
    return catalogue_texts(
        actions=[row("actions", debut="2018-01-01")],
        indicateurs=[_indicator(whole.common) for whole in found],
        cibles=[
            row("cibles", indicateur=h.code, territoire=scope, valeur=str(value), echeance=due.isoformat())
            for scope, h in scoped
            for due, value in h.targets
        ],
        reperes=[
            row("reperes", indicateur=h.code, territoire=s, valeur=str(h.baseline[1]), date=h.baseline[0].isoformat())
            for s, h in scoped
            if h.baseline and s != BOTH
        ],
    )


def _indicator(history: History) -> Row:
    return row(
        "indicateurs",
        indicateur=history.code,
        unite="jalon" if history.kind == "jalon" else "unités",
        nature=history.kind,
        sens=history.direction,
        periodicite=history.frequency,
        territoires=f"{PARIS} | {OTHER}",
        agregation="somme" if history.kind in ADDED else "aucune",
    )
