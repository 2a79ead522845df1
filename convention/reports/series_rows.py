"""The values of indicators as rows of a French table: what every file of values says of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from convention.domain.catalogue import Catalogue
from convention.domain.period import Period
from convention.domain.rollup import IndicatorProgress
from convention.domain.series import Series
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
    "validation",
    "réserve",
    "source",
    "commentaire",
    "fichier",
    "cellule",
)


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
    validation: str
    reserve: str
    source: str
    comment: str
    file: str
    cell: str


def value_rows(series: Series, catalogue: Catalogue, progress: Iterable[IndicatorProgress]) -> Iterator[ValueRow]:
    """The rows of a series, in its order; `progress`: of all indicators in it."""
    reserves = Reserves(catalogue, progress)
    for value in series:
        indicator, origin = catalogue.by_code[value.indicator], value.provenance
        yield ValueRow(
            indicator=indicator.code,
            title=indicator.title,
            territory=label(value.territory),
            period=value.period,
            value=value.value,
            total=value.total,
            unit=indicator.unit,
            status=label(value.status),
            validation=label(value.validation),
            reserve=reserves.of(indicator, value),
            source=origin.source,
            comment=origin.comment,
            file=origin.file_name,
            cell=origin.place,
        )
