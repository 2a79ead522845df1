"""What a new version of the catalogue may not change: the meaning of values recorded, and targets nobody can judge."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from convention.domain.catalogue import Catalogue
from convention.domain.goal import goal_of_target
from convention.domain.target_flaws import TargetFlaw, flaw_of
from convention.warehouse.catalogue_checks import KEYS, Fault, ReadRow, fault

MEANING = ("unite", "nature", "territoires")
"""The columns of an indicator that say what its values are."""

_FLAWS = {
    TargetFlaw.DUE_BEFORE_BASELINE: ("echeance", "une date qui suit celle de la valeur de référence"),
    TargetFlaw.AGAINST_DIRECTION: ("valeur", "une cible dans le sens de l’indicateur, depuis sa valeur de référence"),
    TargetFlaw.NOT_COUNTABLE: (
        "echeance",
        "au moins une année entière due, d’un indicateur de périodicité annuelle ou scolaire, et une valeur positive",
    ),
}
CLOSE = "fermez cet indicateur dans « abandons », avec sa date et son motif, et ouvrez-en un autre"


@dataclass(frozen=True)
class ChangedCell:
    """One cell that a new version of the catalogue holds otherwise; `key`: the row's own, ` · ` between its parts.

    `before` is empty for a row that is new, `after` for one that is gone.
    """

    file: str
    key: str
    column: str
    before: str
    after: str


def changed_cells(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[ChangedCell, ...]:
    """Every cell that differs between two versions of the catalogue's files, file by file and row by row."""
    return tuple(
        ChangedCell(name, " · ".join(part for part in key if part), column, old.get(column, ""), new.get(column, ""))
        for name in KEYS
        for was, now in [(rows_of(name, before), rows_of(name, after))]
        for key in dict.fromkeys((*was, *now))
        for old, new in [(was.get(key, {}), now.get(key, {}))]
        for column in dict.fromkeys((*old, *new))
        if column not in KEYS[name] and old.get(column, "") != new.get(column, "")
    )


def refused_changes(
    before: Mapping[str, str] | None, after: Mapping[str, str], catalogue: Catalogue, held: Collection[str]
) -> Iterator[Fault]:
    """What a version that is to follow another may not change; `before`: None where it is the first.

    `catalogue`: what `after` states. `held`: codes of the indicators that values are recorded of.
    """
    yield from _other_meaning(before or {}, after, held)
    yield from _flawed_targets(before or {}, after, catalogue)


def _other_meaning(before: Mapping[str, str], after: Mapping[str, str], held: Collection[str]) -> Iterator[Fault]:
    new = rows_of("indicateurs", after)
    allowed = {(row["indicateur"], row["colonne"], row["apres"]) for row in rows_of("errata", after).values()}
    for (code,), row in rows_of("indicateurs", before).items():
        if code not in held:
            continue
        if (code,) not in new:
            yield Fault(
                f"Référentiel : l’indicateur {code} porte des valeurs et ne peut pas être retiré de "
                f"« indicateurs.csv » : remettez sa ligne, puis {CLOSE.replace(' et ouvrez-en un autre', '')}."
            )
            continue
        line, cells = _line("indicateurs", after, (code,))
        for column in changed_columns(row, cells, MEANING):
            if (code, column, cells[column]) not in allowed:
                place = ReadRow("indicateurs", line, cells, None)
                yield fault(place, column, f"« {row[column]} », car des valeurs sont déjà enregistrées ; {CLOSE}")


def _flawed_targets(before: Mapping[str, str], after: Mapping[str, str], catalogue: Catalogue) -> Iterator[Fault]:
    """Targets that are new, or of another value, and that nobody can judge."""
    known = rows_of("cibles", before)
    for at, target in enumerate(catalogue.targets):
        indicator = catalogue.by_code[target.indicator]
        flaw = flaw_of(catalogue, indicator, goal_of_target(catalogue, target))
        if flaw not in _FLAWS:
            continue
        key, cells = list(rows_of("cibles", after).items())[at]
        if key in known and all(known[key][column] == cells[column] for column in ("valeur", "operateur")):
            continue
        column, expected = _FLAWS[flaw]
        yield fault(ReadRow("cibles", at + 2, cells, target), column, expected)


def rows_of(name: str, texts: Mapping[str, str]) -> dict[tuple[str, ...], dict[str, str]]:
    """The rows of a file by their key; none where it is absent."""
    read = csv.DictReader(io.StringIO(texts.get(name, "")), strict=True)
    return {tuple(row[column] for column in KEYS[name]): dict(row) for row in read}


def _line(name: str, texts: Mapping[str, str], key: tuple[str, ...]) -> tuple[int, dict[str, str]]:
    rows = rows_of(name, texts)
    return list(rows).index(key) + 2, rows[key]


def changed_columns(before: Mapping[str, str], after: Mapping[str, str], columns: Sequence[str]) -> list[str]:
    """Those of the columns in which two versions of a row differ by more than the order of a list."""
    return [column for column in columns if _parts(before[column]) != _parts(after[column])]


def _parts(cell: str) -> frozenset[str | Decimal]:
    """A cell as a set of words or numbers: the order of territories says nothing, nor how a number is written."""
    return frozenset(_number(part.strip()) for part in cell.split(" | "))


def _number(text: str) -> str | Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
