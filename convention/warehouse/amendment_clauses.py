"""The clauses of an amendment as rows of the catalogue's files, spelled as those files are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from convention.domain.amendment_clauses import (
    Abandon,
    ActionAddition,
    BaselineAddition,
    Clause,
    IndicatorAddition,
    Source,
    TargetAddition,
    TargetRevision,
)
from convention.domain.catalogue import Abandoned, DateOrigin, Origin, ReferenceRole, Target
from convention.domain.territories import Territory
from convention.warehouse import catalogue_cells as cells
from convention.warehouse.catalogue_files import FILES

Row = dict[str, str]


def clause_files(clauses: Iterable[Clause], reference: str, day: date) -> dict[str, str]:
    """CSV text with the rows that some clauses of an amendment set, by catalogue file.

    `day`: of its effect, from which what is replaced or given up no longer binds.
    """
    rows: dict[str, list[Row]] = {}
    for clause in clauses:
        for name, row in _rows(clause, reference, day):
            rows.setdefault(name, []).append(row)
    return {name: _text(name, found) for name, found in rows.items()}


def _rows(clause: Clause, reference: str, day: date) -> Iterator[tuple[str, Row]]:
    match clause:
        case TargetRevision(target=target):
            yield "abandons", _given_up(Abandoned.TARGET, target.indicator, target, clause.source, reference, day)
            yield "cibles", _target(target, clause, reference)
        case TargetAddition():
            yield "cibles", _target(clause, clause, reference)
        case BaselineAddition():
            yield "reperes", _baseline(clause)
        case IndicatorAddition():
            yield "indicateurs", _indicator(clause)
        case ActionAddition():
            yield "actions", _action(clause)
        case Abandon():
            yield "abandons", _given_up(clause.what, clause.code, clause.target, clause.source, reference, day)


def _target(kept: Target | TargetAddition, set_anew: TargetRevision | TargetAddition, reference: str) -> Row:
    """The row of a target: its place, operator and firmness are kept, its value and due date set anew."""
    return {
        "indicateur": kept.indicator,
        "territoire": _word(cells.TERRITORIES, kept.territory),
        "valeur": _exact(set_anew.value),
        "operateur": _word(cells.OPERATORS, kept.operator),
        "echeance": set_anew.due.isoformat(),
        "fermete": _word(cells.FIRMNESS, kept.firmness),
        **_place(set_anew.source),
        "avenant": reference,
        "origine_date": _word(cells.DATE_ORIGINS, DateOrigin.WRITTEN),
        "regle_date": "",
    }


def _given_up(what: Abandoned, code: str, target: Target | None, source: Source, reference: str, day: date) -> Row:
    return {
        "objet": _word(cells.ABANDONED, what),
        "code": code,
        "territoire": _word(cells.TERRITORIES, target.territory) if target else "",
        "echeance": target.due.isoformat() if target else "",
        "avenant_cible": target.amendment if target else "",
        "avenant": reference,
        "depuis": day.isoformat(),
        "motif": source.reason,
    }


def _baseline(clause: BaselineAddition) -> Row:
    return {
        "indicateur": clause.indicator,
        "territoire": _word(cells.TERRITORIES, clause.territory),
        "date": clause.day.isoformat(),
        "valeur": _exact(clause.value),
        "role": _word(cells.ROLES, ReferenceRole.BASELINE),
        **_place(clause.source),
    }


def _indicator(clause: IndicatorAddition) -> Row:
    return {
        "indicateur": clause.code,
        "action": clause.action,
        "intitule": clause.title,
        "intitule_court": clause.short_title,
        "unite": clause.unit,
        "nature": _word(cells.KINDS, clause.kind),
        "sens": _word(cells.DIRECTIONS, clause.direction),
        "agregation": _word(cells.AGGREGATIONS, clause.aggregation),
        "territoires": _listed(_word(cells.TERRITORIES, territory) for territory in clause.territories),
        "periodicite": _word(cells.FREQUENCIES, clause.frequency),
        "poids": "1",
        "origine": _word(cells.ORIGINS, Origin.CONVENTION),
        **_place(clause.source),
    }


def _action(clause: ActionAddition) -> Row:
    written = _word(cells.DATE_ORIGINS, DateOrigin.WRITTEN)
    return {
        "action": clause.code,
        "axe": str(clause.axis),
        "intitule": clause.title,
        "intitule_court": clause.short_title,
        "resume": clause.summary,
        "delai": "",
        "debut": clause.start.isoformat(),
        "fin": clause.end.isoformat() if clause.end else "",
        **{f"services_{side.territory}": _listed(side.services) for side in clause.sides},
        "budget": "",
        "budget_eur": "",
        "partenaires": "",
        "page": str(clause.source.page),
        "origine_debut": written,
        "regle_debut": "",
        "origine_fin": written if clause.end else "",
        "regle_fin": "",
    }


def _exact(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _place(source: Source) -> Row:
    return {"extrait": source.excerpt, "page": str(source.page)}


def _listed(words: Iterable[str]) -> str:
    return " | ".join(words)


def _word(words: Mapping[str, Any], member: StrEnum | Territory) -> str:
    """How the catalogue's files spell a notion."""
    return next(spelled for spelled, known in words.items() if known is member)


def _text(name: str, rows: Iterable[Row]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(FILES[name].columns()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()
