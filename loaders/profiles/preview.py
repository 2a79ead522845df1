"""What a profile would read of a sheet, shown while a person is still writing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from convention.domain.catalogue import Catalogue, Indicator, Territory
from convention.domain.findings import Finding
from convention.domain.observation import ObservationStatus
from convention.domain.period import Period
from loaders.layouts.layout import Layout
from loaders.layouts.readings import LayoutReading, first_readings
from loaders.parsing.own_names import OwnName
from loaders.profiles.apply import apply_profile
from loaders.profiles.profile import Profile
from loaders.tables import read_tables
from loaders.values.amounts import MILLIONTHS, STATUSES
from loaders.values.collector import Collector
from loaders.values.values import FileValues
from loaders.values.words import TERRITORIES
from loaders.workbooks.book import Book, Sheet

MEANINGS = 5


@dataclass(frozen=True)
class PreviewedValue:
    """One value as it would be recorded; None for what is not understood.

    `cell`, `text`: where it stands and what is written there. `amount`: in the indicator's unit.
    """

    cell: str
    text: str
    indicator: Indicator | None
    territory: Territory | None
    period: Period | None
    amount: Decimal | None
    status: ObservationStatus


@dataclass(frozen=True)
class Preview:
    """`readings`: the first values as texts with their addresses; `values`: how many there are in all.

    `meanings`: the first ones as they would be recorded. `layouts`: where they stand. `findings`: why the profile does
    not fit, or what is wrong with the values it reads.
    """

    readings: tuple[LayoutReading, ...]
    values: int
    layouts: tuple[Layout, ...]
    findings: tuple[Finding, ...]
    meanings: tuple[PreviewedValue, ...] = ()


def preview(
    profile: Profile, sheet: Sheet, catalogue: Catalogue, most: int = 20, own_names: Sequence[OwnName] = ()
) -> Preview:
    """The first `most` values that the profile reads, and every problem of them all that the sheet alone shows."""
    recognition = apply_profile(profile, sheet)
    if recognition.refused:
        return Preview((), 0, (), recognition.findings)
    every = (reading for layout in recognition.layouts for reading in first_readings(sheet, layout, most))
    collector = Collector()
    tables = read_tables(Book(sheet.name, "", (sheet,)), catalogue, [profile], collector, _untold, own_names)
    values = len(tables.values.values)
    meanings = tuple(islice(_meanings(tables.values), MEANINGS))
    return Preview(tuple(islice(every, most)), values, recognition.layouts, tuple(collector.findings), meanings)


def _meanings(file: FileValues) -> Iterator[PreviewedValue]:
    values, indicators = file.values, file.agreed.catalogue.indicators
    for at in range(len(values)):
        indicator, territory, period = int(values.indicator[at]), int(values.territory[at]), int(values.period[at])
        yield PreviewedValue(
            values.address(at),
            values.text[at].as_py() or "",
            indicators[indicator] if indicator >= 0 else None,
            TERRITORIES[territory] if territory >= 0 else None,
            file.periods[period] if period >= 0 else None,
            Decimal(int(values.amount[at])) / MILLIONTHS if values.known[at] else None,
            STATUSES[int(values.status[at])],
        )


def _untold(_: float) -> None:
    """Nobody follows the progress of a preview."""
