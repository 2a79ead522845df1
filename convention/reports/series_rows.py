"""The values of indicators as rows of a French table: what every file of values says of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from convention.domain.catalogue import Catalogue, Kind, Territory
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period
from convention.domain.rollup import IndicatorProgress
from convention.wording.labels import label
from convention.wording.reserves import Reserves

HEADINGS = (
    "indicateur",
    "intitulé",
    "territoire",
    "période",
    "valeur",
    "depuis le début",
    "unité",
    "statut",
    "réserve",
    "source",
    "commentaire",
    "fichier",
    "cellule",
)
_STEP = Decimal("0.000001")


@dataclass(frozen=True)
class ValueRow:
    """One value in force; `total` only for increments; numbers exact to six decimals, None where there is none.

    `reserve`: why the value or its total is not to be quoted as it is; empty most often.
    """

    indicator: str
    title: str
    territory: str
    period: Period
    value: Decimal | None
    total: Decimal | None
    unit: str
    status: str
    reserve: str
    source: str
    comment: str
    file: str
    cell: str


def value_rows(series: pd.DataFrame, catalogue: Catalogue, progress: Iterable[IndicatorProgress]) -> Iterator[ValueRow]:
    """The rows of a frame of `warehouse.reads.series`, in its order; `progress`: of all indicators in it."""
    reserves = Reserves(catalogue, progress)
    for record in series.to_dict("records"):
        indicator = catalogue.by_code[str(record["indicator"])]
        period = Period(_day(record["period_end"]), _day(record["period_start"]), Grain(record["grain"]))
        territory = Territory(record["territory"])
        counts = indicator.kind is Kind.FLOW and period.start >= catalogue.counted_from(indicator)
        place = f"{record['sheet']} ! {record['cell']}" if record["cell"] else ""
        yield ValueRow(
            indicator=indicator.code,
            title=indicator.title,
            territory=label(territory),
            period=period,
            value=exact(record["value"]),
            total=exact(record["total"]) if counts else None,
            unit=indicator.unit,
            status=label(ObservationStatus(record["status"])),
            reserve=reserves.of(indicator, territory, period, int(record["missing_days"])),
            source=str(record["source"]),
            comment=str(record["comment"]),
            file=str(record["file_name"]),
            cell=place,
        )


def exact(value: Any) -> Decimal | None:
    """The decimal that a float of the warehouse stands for; None for NaN."""
    if pd.isna(value):
        return None
    kept = Decimal(repr(float(value))).quantize(_STEP)
    return kept.quantize(Decimal(1)) if kept == kept.to_integral_value() else kept.normalize()


def _day(value: Any) -> date:
    return pd.Timestamp(value).date()
