"""What an amendment may not change: what past situations are judged by. It binds from its effect on, never before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from convention.warehouse.catalogue_changes import CLOSE, changed_columns, rows_of
from convention.warehouse.catalogue_checks import Fault, ReadRow, fault
from convention.wording.formats import day as french_day
from convention.wording.formats import quoted

Row = Mapping[str, str]

_BASELINE = "base"

_AGREED = {
    "actions": (("debut",), "la date convenue, qui juge des valeurs déjà enregistrées"),
    "indicateurs": (("sens", "agregation", "periodicite"), f"des valeurs sont déjà enregistrées ; {CLOSE}"),
    "reperes": (("valeur",), f"la référence convenue juge des valeurs déjà enregistrées ; {CLOSE}"),
    "cibles": (
        ("valeur", "operateur"),
        "la cible convenue a déjà jugé ; abandonnez-la dans « abandons » et ajoutez une ligne qui porte la référence "
        "de l’avenant",
    ),
}
"""By file the columns that judge, and why a row that stands keeps them once values are recorded."""


@dataclass(frozen=True)
class Reach:
    """What an amendment is held against: its reference, the day of its effect, the indicators that hold values."""

    reference: str
    day: date
    held: Collection[str]


def reaching_back(before: Mapping[str, str], after: Mapping[str, str], reach: Reach) -> Iterator[Fault]:
    """Cells by which a situation before the amendment's effect would be judged otherwise.

    `before`, `after`: the texts of the catalogue's files without and with the amendment.
    """
    for name, (columns, why) in _AGREED.items():
        old = rows_of(name, before)
        for line, (key, row) in enumerate(rows_of(name, after).items(), start=2):
            if not _judges(name, row, before, reach.held):
                continue
            place = ReadRow(name, line, row, None)
            if key in old:
                for column in changed_columns(old[key], row, columns):
                    yield fault(place, column, f"{quoted(old[key][column])}, car {why}")
            elif name == "cibles" and row["avenant"].strip() != reach.reference.strip():
                yield fault(place, "avenant", f"{quoted(reach.reference.strip())}, qui la met en vigueur à son effet")
            elif name == "reperes" and _scope(row) in map(_scope, _baselines(old.values())):
                yield fault(place, "valeur", f"aucune autre référence, car {why}")
    yield from _thresholds(before, after, reach.day)


def _judges(name: str, row: Row, before: Mapping[str, str], held: Collection[str]) -> bool:
    """Whether values that are recorded are judged by a row."""
    if name == "actions":
        codes = {i["indicateur"] for i in rows_of("indicateurs", before).values() if i["action"] == row["action"]}
        return not codes.isdisjoint(held)
    return row["indicateur"] in held and (name != "reperes" or row["role"] == _BASELINE)


def _baselines(rows: Collection[Row]) -> Iterator[Row]:
    return (row for row in rows if row["role"] == _BASELINE)


def _scope(row: Row) -> tuple[str, str]:
    return row["indicateur"], row["territoire"]


def _thresholds(before: Mapping[str, str], after: Mapping[str, str], day: date) -> Iterator[Fault]:
    """Thresholds are data with a date: a past one stays what it was."""
    old = rows_of("seuils", before)
    for line, (key, row) in enumerate(rows_of("seuils", after).items(), start=2):
        if row["depuis"] < day.isoformat() and (key not in old or old[key]["valeur"] != row["valeur"]):
            place = ReadRow("seuils", line, row, None)
            yield fault(place, "depuis", f"une date à partir du {french_day(day)}, jour d’effet de l’avenant")
