"""Checks of the catalogue's rows among themselves: codes that must exist, keys that must be unique, dates in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from convention.domain.catalogue import (
    AMOUNTS,
    Abandoned,
    Abandonment,
    Aggregation,
    Catalogue,
    Effect,
    Kind,
    Operator,
    ReferenceRole,
    Target,
    Territory,
)
from convention.domain.commitments import Commitment
from convention.domain.errors import ShownError
from convention.domain.goal import COUNTED_FROM_ZERO

THRESHOLDS = (
    "on_track_ratio",
    "watch_ratio",
    "small_expected_rate",
    "on_track_gap",
    "watch_gap",
    "lag_monthly",
    "lag_quarterly",
    "lag_half_yearly",
    "lag_yearly",
    "lag_school_year",
    "lag_once",
    "jump_factor",
)

KEYS = {
    "territoires": ("territoire",),
    "axes": ("axe",),
    "actions": ("action",),
    "indicateurs": ("indicateur",),
    "cibles": ("indicateur", "territoire", "echeance", "avenant"),
    "reperes": ("indicateur", "territoire", "date", "role"),
    "glossaire": ("sigle",),
    "seuils": ("seuil", "depuis"),
    "avenants": ("avenant",),
    "engagements": ("engagement",),
    "ajouts": ("indicateur",),
    "errata": ("indicateur", "colonne", "depuis"),
    "abandons": ("objet", "code", "territoire", "echeance", "avenant_cible"),
}


class CatalogueError(ShownError):
    """Catalogue files that cannot be used: names file, line, column, what was read and what was expected.

    The message is that of the first fault; `faults`: all of them, in the order in which they were found.
    """

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


@dataclass(frozen=True)
class ReadRow:
    """One row: the file's name without ending, its line, its cells as written, the value of the domain.

    `value`: None where a cell is wrong.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    value: Any


@dataclass(frozen=True)
class Fault:
    """One thing wrong, in a French sentence; in parts where it is one cell: its row, its column, what was expected.

    `words`: what the cell may hold, where that is one of some words.
    """

    message: str
    row: ReadRow | None = None
    column: str = ""
    expected: str = ""
    words: tuple[str, ...] = ()


Rows = Mapping[str, Sequence[ReadRow]]


def fault(row: ReadRow, column: str, expected: str, words: Iterable[str] = ()) -> Fault:
    """The fault of a cell; `expected` is a French phrase."""
    return Fault(
        f"Référentiel : « {row.file}.csv », ligne {row.line}, colonne « {column} » : "
        f"lu « {row.cells[column]} » ; attendu : {expected}.",
        row,
        column,
        expected,
        tuple(words),
    )


def catalogue_faults(read: Rows, catalogue: Catalogue) -> Iterator[Fault]:
    """What contradicts what when the rows are held against each other.

    `catalogue` is made of the rows that can be read; a row that cannot still counts as there, so that no other is
    blamed for it.
    """
    rows = {name: [row for row in found if row.value is not None] for name, found in read.items()}
    if not read["actions"]:
        yield Fault("Référentiel : « actions.csv » doit avoir une fiche au moins.")
    yield from _links(read, rows, catalogue)
    yield from _keys(read)
    yield from _dates(rows)
    for row in rows["indicateurs"]:
        if row.value.kind is Kind.RATE and row.value.aggregation is Aggregation.SUM and row.value.unit != "%":
            yield fault(row, "unite", "% (un taux de numérateurs et dénominateurs additionnés est un pourcentage)")
    for row in (*rows["cibles"], *rows["reperes"]):
        if row.value.indicator in catalogue.by_code:
            yield from (_target if row.file == "cibles" else _baseline)(row, catalogue)
    yield from _thresholds(rows["seuils"], read["seuils"])
    for row in rows["abandons"]:
        yield from _abandonment(row, read)
    for row in rows["engagements"]:
        yield from _commitment(row, read, catalogue)


def _links(read: Rows, rows: Rows, catalogue: Catalogue) -> Iterator[Fault]:
    links: tuple[tuple[str, str, Callable[[Any], object], str, set[Any]], ...] = (
        ("actions", "axe", lambda r: r.axis, "axes", set(catalogue.axis_by_number)),
        ("indicateurs", "action", lambda r: r.action, "actions", set(catalogue.action_by_code)),
        ("cibles", "indicateur", lambda r: r.indicator, "indicateurs", set(catalogue.by_code)),
        ("reperes", "indicateur", lambda r: r.indicator, "indicateurs", set(catalogue.by_code)),
        ("errata", "indicateur", lambda r: r.indicator, "indicateurs", set(catalogue.by_code)),
        ("ajouts", "indicateur", lambda r: r[0], "indicateurs", set(catalogue.by_code)),
    )
    for name, column, code, target, known in links:
        codes = {str(found) for found in known} | _written(read[target], column)
        for row in rows[name]:
            if str(code(row.value)) not in codes:
                yield fault(row, column, "un code qui existe", sorted(codes))


def _written(rows: Iterable[ReadRow], column: str) -> set[str]:
    return {row.cells[column] for row in rows}


def _keys(rows: Rows) -> Iterator[Fault]:
    for name, columns in KEYS.items():
        seen: dict[tuple[str, ...], int] = {}
        for row in rows[name]:
            key = tuple(row.cells[column] for column in columns)
            if key in seen:
                yield fault(row, columns[0], f"une clé ({', '.join(columns)}) qui ne figure pas déjà ligne {seen[key]}")
            seen.setdefault(key, row.line)


def _dates(rows: Rows) -> Iterator[Fault]:
    for row in (*rows["convention"], *rows["actions"]):
        start, end = row.value.start, row.value.end
        if start is not None and end is not None and end < start:
            yield fault(row, "fin", f"une date qui suit le début ({start.isoformat()})")


def _target(row: ReadRow, catalogue: Catalogue) -> Iterator[Fault]:
    """A target that no scope of its indicator would ever be judged on is a mistake, not a wish."""
    target, indicator = row.value, catalogue.by_code[row.value.indicator]
    if target.territory in indicator.territories:
        return
    if target.territory is not Territory.COMMON:
        yield fault(row, "territoire", "un territoire sur lequel l’indicateur est suivi")
        return
    shared = indicator.kind not in AMOUNTS or target.operator is not Operator.REACH
    if indicator.aggregation is Aggregation.NONE and not shared:
        yield fault(row, "territoire", "un territoire suivi, car les valeurs de l’indicateur ne s’additionnent pas")


def _baseline(row: ReadRow, catalogue: Catalogue) -> Iterator[Fault]:
    reference, indicator = row.value, catalogue.by_code[row.value.indicator]
    if reference.role is ReferenceRole.BASELINE and indicator.kind in COUNTED_FROM_ZERO:
        yield fault(row, "role", "repere ou prevision, car cet indicateur se compte à partir de zéro")


def _abandonment(row: ReadRow, read: Rows) -> Iterator[Fault]:
    given_up: Abandonment = row.value
    if given_up.what is Abandoned.TARGET:
        if not any(_is_given_up(target, row) for target in read["cibles"]):
            yield fault(row, "code", "une cible qui existe (indicateur, territoire, échéance et avenant de la cible)")
        return
    file, column = ("actions", "action") if given_up.what is Abandoned.ACTION else ("indicateurs", "indicateur")
    codes = _written(read[file], column)
    if given_up.code not in codes:
        yield fault(row, "code", "un code qui existe", sorted(codes))
    for column in ("territoire", "echeance", "avenant_cible"):
        if row.cells[column]:
            yield fault(row, column, "rien, car seule une cible a un territoire et une échéance")


def _commitment(row: ReadRow, read: Rows, catalogue: Catalogue) -> Iterator[Fault]:
    """A commitment names what exists, and says either what follows it or why nothing does."""
    commitment: Commitment = row.value
    codes = _written(read["indicateurs"], "indicateur")
    if any(code not in codes for code in commitment.indicators):
        yield fault(row, "indicateurs", "des codes qui existent", sorted(codes))
    actions = _written(read["actions"], "action")
    if commitment.action and commitment.action not in actions:
        yield fault(row, "action", "un code qui existe, ou rien", sorted(actions))
    action = catalogue.action_by_code.get(commitment.action)
    if action is not None and action.axis != commitment.part.axis:
        yield fault(row, "partie", f"axe-{action.axis}, l’axe de la fiche {action.code}")
    axes = {str(row.cells["axe"]) for row in read["axes"]}
    if commitment.part.axis is not None and str(commitment.part.axis) not in axes:
        yield fault(row, "partie", "un axe qui existe", sorted(f"axe-{axis}" for axis in axes))
    if bool(commitment.indicators) == bool(commitment.reason.strip()):
        yield fault(row, "motif", "pourquoi rien ne suit l’engagement, et rien où un indicateur le suit")


def _is_given_up(target: ReadRow, by: ReadRow) -> bool:
    """Whether a row of targets is the one that an abandonment names, both as they are written."""
    pairs = (("indicateur", "code"), ("territoire",) * 2, ("echeance",) * 2, ("avenant", "avenant_cible"))
    return all(target.cells[own] == by.cells[named] for own, named in pairs)


def _thresholds(rows: Iterable[ReadRow], read: Iterable[ReadRow]) -> Iterator[Fault]:
    for row in rows:
        if row.value.name not in THRESHOLDS:
            yield fault(row, "seuil", "l’un de " + ", ".join(THRESHOLDS), THRESHOLDS)
    known = _written(read, "seuil")
    for name in THRESHOLDS:
        if name not in known:
            yield Fault(f"Référentiel : « seuils.csv » : le seuil « {name} » manque.")


def dated_targets(
    targets: Sequence[Target], effects: Iterable[Effect], abandonments: Iterable[Abandonment]
) -> tuple[Target, ...]:
    """The targets with the days between which each is in force.

    With a target given up go those that it had replaced for the same scope and due date. An amendment of which no day
    of effect is known takes effect with the first thing that it gives up; one that gives up nothing always has.
    """
    abandonments = sorted(abandonments, key=lambda given_up: given_up.since, reverse=True)
    starts = {given_up.amendment: given_up.since for given_up in abandonments}
    starts |= {effect.amendment: effect.since for effect in effects}
    ends: dict[int, date] = {}
    for given_up in abandonments:
        places = [n for n, target in enumerate(targets) if _same_place(target, given_up)]
        last = max((n for n in places if targets[n].amendment == given_up.target_amendment), default=-1)
        for n in places:
            if n <= last:
                ends[n] = min(ends.get(n, given_up.since), given_up.since)
    return tuple(
        replace(target, since=starts.get(target.amendment), until=ends.get(n)) for n, target in enumerate(targets)
    )


def _same_place(target: Target, given_up: Abandonment) -> bool:
    place = (target.indicator, target.territory, target.due)
    return given_up.what is Abandoned.TARGET and place == (given_up.code, given_up.territory, given_up.due)
