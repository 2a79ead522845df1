"""Checks of the catalogue's rows among themselves: codes that must exist, keys that must be unique, dates in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from convention.domain.catalogue import (
    Abandoned,
    Abandonment,
    Aggregation,
    Catalogue,
    Kind,
    Operator,
    ReferenceRole,
    Target,
    Territory,
)
from convention.domain.errors import ShownError
from convention.domain.goal import COUNTED_FROM_ZERO, NOT_ADDED

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
    "axes": ("axe",),
    "actions": ("action",),
    "indicateurs": ("indicateur",),
    "cibles": ("indicateur", "territoire", "echeance", "avenant"),
    "reperes": ("indicateur", "territoire", "date", "role"),
    "glossaire": ("sigle",),
    "seuils": ("seuil", "depuis"),
    "abandons": ("objet", "code", "territoire", "echeance", "avenant_cible"),
}


class CatalogueError(ShownError):
    """A catalogue file that cannot be used: names file, line, column, what was read and what was expected.

    `row`, `column`, `expected`: the same in parts, where one cell is wrong.
    """

    def __init__(self, message: str, row: ReadRow | None = None, column: str = "", expected: str = "") -> None:
        super().__init__(message)
        self.row, self.column, self.expected = row, column, expected


@dataclass(frozen=True)
class ReadRow:
    """One row: the file's name without ending, its line, its cells as written, the value of the domain."""

    file: str
    line: int
    cells: Mapping[str, str]
    value: Any


Rows = Mapping[str, Iterable[ReadRow]]


def fault(row: ReadRow, column: str, expected: str) -> CatalogueError:
    """The error that names a cell; `expected` is a French phrase."""
    return CatalogueError(
        f"Référentiel : « {row.file}.csv », ligne {row.line}, colonne « {column} » : "
        f"lu « {row.cells[column]} » ; attendu : {expected}.",
        row,
        column,
        expected,
    )


def check_catalogue(rows: Rows, catalogue: Catalogue) -> None:
    """Hold the rows against each other.

    Raises CatalogueError at the first one that contradicts another.
    """
    _check_links(rows, catalogue)
    _check_keys(rows)
    _check_dates(rows)
    for row in rows["indicateurs"]:
        if row.value.kind is Kind.RATE and row.value.aggregation is Aggregation.SUM and row.value.unit != "%":
            raise fault(row, "unite", "% (un taux de numérateurs et dénominateurs additionnés est un pourcentage)")
    for row in rows["cibles"]:
        _check_target(row, catalogue)
    for row in rows["reperes"]:
        _check_baseline(row, catalogue)
    _check_thresholds(rows["seuils"], catalogue)
    for row in rows["abandons"]:
        _check_abandonment(row, rows["cibles"], catalogue)


def _check_links(rows: Rows, catalogue: Catalogue) -> None:
    links: tuple[tuple[str, str, Callable[[Any], object], set[Any]], ...] = (
        ("actions", "axe", lambda r: r.axis, set(catalogue.axis_by_number)),
        ("indicateurs", "action", lambda r: r.action, set(catalogue.action_by_code)),
        ("cibles", "indicateur", lambda r: r.indicator, set(catalogue.by_code)),
        ("reperes", "indicateur", lambda r: r.indicator, set(catalogue.by_code)),
    )
    for name, column, code, known in links:
        for row in rows[name]:
            if code(row.value) not in known:
                raise fault(row, column, "un code qui existe")


def _check_keys(rows: Rows) -> None:
    for name, columns in KEYS.items():
        seen: dict[tuple[str, ...], int] = {}
        for row in rows[name]:
            key = tuple(row.cells[column] for column in columns)
            if key in seen:
                raise fault(row, columns[0], f"une clé ({', '.join(columns)}) qui ne figure pas déjà ligne {seen[key]}")
            seen[key] = row.line


def _check_dates(rows: Rows) -> None:
    for row in (*rows["convention"], *rows["actions"]):
        start, end = row.value.start, row.value.end
        if start is not None and end is not None and end < start:
            raise fault(row, "fin", f"une date qui suit le début ({start.isoformat()})")


def _check_target(row: ReadRow, catalogue: Catalogue) -> None:
    """A target that no scope of its indicator would ever be judged on is a mistake, not a wish."""
    target, indicator = row.value, catalogue.by_code[row.value.indicator]
    if target.territory in indicator.territories:
        return
    if target.territory is not Territory.COMMON:
        raise fault(row, "territoire", "un territoire sur lequel l’indicateur est suivi")
    shared = indicator.kind in NOT_ADDED or target.operator is not Operator.REACH
    if indicator.aggregation is Aggregation.NONE and not shared:
        raise fault(row, "territoire", "un territoire suivi, car les valeurs de l’indicateur ne s’additionnent pas")


def _check_baseline(row: ReadRow, catalogue: Catalogue) -> None:
    reference, indicator = row.value, catalogue.by_code[row.value.indicator]
    if reference.role is ReferenceRole.BASELINE and indicator.kind in COUNTED_FROM_ZERO:
        raise fault(row, "role", "repere ou prevision, car cet indicateur se compte à partir de zéro")


def kept_targets(targets: Sequence[Target], abandonments: Iterable[Abandonment]) -> tuple[Target, ...]:
    """The targets without those given up; with one go those that it had replaced for the same scope and date."""
    gone: set[int] = set()
    for given_up in abandonments:
        places = [n for n, target in enumerate(targets) if _same_place(target, given_up)]
        last = max((n for n in places if targets[n].amendment == given_up.target_amendment), default=-1)
        gone |= {n for n in places if n <= last}
    return tuple(target for n, target in enumerate(targets) if n not in gone)


def _same_place(target: Target, given_up: Abandonment) -> bool:
    place = (target.indicator, target.territory, target.due)
    return given_up.what is Abandoned.TARGET and place == (given_up.code, given_up.territory, given_up.due)


def _check_abandonment(row: ReadRow, targets: Iterable[ReadRow], catalogue: Catalogue) -> None:
    given_up: Abandonment = row.value
    if given_up.what is Abandoned.TARGET:
        if not any(_same_place(t.value, given_up) and t.value.amendment == given_up.target_amendment for t in targets):
            raise fault(row, "code", "une cible qui existe (indicateur, territoire, échéance et avenant de la cible)")
        return
    known: Mapping[str, object] = catalogue.action_by_code if given_up.what is Abandoned.ACTION else catalogue.by_code
    if given_up.code not in known:
        raise fault(row, "code", "un code qui existe")
    for column in ("territoire", "echeance", "avenant_cible"):
        if row.cells[column]:
            raise fault(row, column, "rien, car seule une cible a un territoire et une échéance")


def _check_thresholds(rows: Iterable[ReadRow], catalogue: Catalogue) -> None:
    for row in rows:
        if row.value.name not in THRESHOLDS:
            raise fault(row, "seuil", "l’un de " + ", ".join(THRESHOLDS))
    known = {threshold.name for threshold in catalogue.thresholds}
    for name in THRESHOLDS:
        if name not in known:
            raise CatalogueError(f"Référentiel : « seuils.csv » : le seuil « {name} » manque.")
