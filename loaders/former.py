"""The past of indicators that go on from an earlier convention: their values in force there, as a file to deposit.

The catalogue says which goes on (`suite_de` in `indicateurs.csv`); an export of the earlier base holds the values. They
take the road of any file, with its checks and questions, and each names in its source where it comes from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.errors import ShownError
from convention.domain.observation import ObservationStatus
from convention.domain.period import Grain, Period
from convention.operations.places import BASE_NAME, opened_as_it_is
from convention.operations.transfer import import_into
from convention.warehouse.catalogue_cells import KINDS
from convention.warehouse.database_file import migrate_to
from convention.warehouse.sql import analysis_views, query
from convention.wording.formats import joined, moment
from convention.wording.labels import label
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.layout import Role
from loaders.parsing.statuses import FRENCH_STATUS

_HEADINGS = (
    Role.INDICATOR,
    Role.TERRITORY,
    Role.PERIOD,
    Role.VALUE,
    Role.STATUS,
    Role.SOURCE,
    Role.COMMENT,
    Role.NUMERATOR,
    Role.DENOMINATOR,
)
_THOUSANDS = 3


@dataclass(frozen=True)
class FormerValues:
    """A file of earlier values; `left`: how many speak of a territory that this convention does not have."""

    name: str
    content: bytes
    values: int
    left: int


class _Known(NamedTuple):
    """One value in force in the earlier base."""

    indicator: str
    territory: str
    start: date
    end: date
    grain: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: str
    source: str
    comment: str
    deposit_id: int
    recorded_at: datetime


def former_values(export: Path, catalogue: Catalogue) -> FormerValues:
    """The values in force in an exported base of the indicators that go on here, under their codes of here.

    Raises ShownError where no indicator goes on, the export is not whole, it does not have one of them, or has it in
    another unit or of another kind: such values would not mean the same.
    """
    codes = {indicator.continues: indicator.code for indicator in catalogue.indicators if indicator.continues}
    if not codes:
        raise ShownError(
            "Aucun indicateur ne continue une autre convention\u00a0: la colonne «\u00a0suite_de\u00a0» "
            "d’«\u00a0indicateurs.csv\u00a0» est vide."
        )
    with TemporaryDirectory(prefix="convention-") as folder:
        base = Path(folder) / BASE_NAME
        state = import_into(export, base, elsewhere=True)
        with opened_as_it_is(base, read_only=False) as connection:
            migrate_to(connection)
            texts = _newest_catalogue(connection)
            _refuse_other_meaning(texts, codes, catalogue)
            known = [found for found in _in_force(connection) if found.indicator in codes]
    (title,) = [row["intitule"] for row in _rows(texts["convention"])]
    here = [found for found in known if found.territory in set(map(str, Territory))]
    content = _file([_cells(found, codes[found.indicator], title) for found in here])
    return FormerValues(f"reprise-{state[:12]}.csv", content, len(here), len(known) - len(here))


def _newest_catalogue(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    ((version, _),) = connection.execute(query("newest_catalogue")).fetchall()
    return dict(connection.execute(query("catalogue_texts"), {"version": version}).fetchall())


def _in_force(connection: duckdb.DuckDBPyConnection) -> list[_Known]:
    """What the analysts' view says, in an order that is always the same."""
    connection.execute(query("copy_macros"))
    text = dict(analysis_views())["v_valeurs"]
    return [_Known(*row) for row in connection.execute(query("former_values").format(view=text)).fetchall()]


def _refuse_other_meaning(texts: Mapping[str, str], codes: Mapping[str, str], catalogue: Catalogue) -> None:
    former = {row["indicateur"]: row for row in _rows(texts["indicateurs"])}
    missing = [code for code in codes if code not in former]
    if missing:
        raise ShownError(f"L’export n’a pas l’indicateur {joined(missing)}\u00a0: rien n’est repris.")
    for code, own in codes.items():
        indicator, row = catalogue.by_code[own], former[code]
        if (indicator.unit, indicator.kind) != (row["unite"], KINDS.get(row["nature"])):
            raise ShownError(
                f"{own} ({indicator.unit}, {label(indicator.kind)}) ne continue pas {code} ({row['unite']}, "
                f"{row['nature']})\u00a0: ses valeurs n’y veulent pas dire la même chose. Rien n’est repris."
            )


def _cells(found: _Known, code: str, title: str) -> list[str]:
    territory = Territory(found.territory)
    origin = f"repris de «\u00a0{title}\u00a0», {found.indicator}, dépôt n°\u00a0{found.deposit_id}"
    origin = f"{origin} du {moment(found.recorded_at)}"
    return [
        code,
        label(territory),
        Period(end=found.end, start=found.start, grain=Grain(found.grain)).code,
        _amount(found.value),
        FRENCH_STATUS[ObservationStatus(found.status)],
        f"{found.source} ({origin})" if found.source else origin,
        found.comment,
        _amount(found.numerator),
        _amount(found.denominator),
    ]


def _amount(value: Decimal | None) -> str:
    """A number that can be read in one way only: three digits after a comma could be thousands, four cannot."""
    if value is None:
        return ""
    whole, _, decimals = f"{value.normalize():f}".partition(".")
    return f"{whole},{decimals}{'0' if len(decimals) == _THOUSANDS else ''}" if decimals else whole


def _file(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([FRENCH_ROLES[role] for role in _HEADINGS])
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), strict=True))
