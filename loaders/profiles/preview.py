"""What a profile would read of a sheet, shown while a person is still writing it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from convention.domain.catalogue import Catalogue
from convention.domain.findings import Finding
from loaders.layouts.layout import Layout
from loaders.layouts.readings import Reading, first_readings
from loaders.profiles.apply import apply_profile
from loaders.profiles.profile import Profile
from loaders.tables import read_tables
from loaders.values.collector import Collector
from loaders.workbooks.book import Book, Sheet


@dataclass(frozen=True)
class Preview:
    """`readings`: the first values as texts with their addresses; `values`: how many there are in all.

    `layouts`: where they stand. `findings`: why the profile does not fit, or what is wrong with the values it reads.
    """

    readings: tuple[Reading, ...]
    values: int
    layouts: tuple[Layout, ...]
    findings: tuple[Finding, ...]


def preview(profile: Profile, sheet: Sheet, catalogue: Catalogue, most: int = 20) -> Preview:
    """The first `most` values that the profile reads, and every problem of them all that the sheet alone shows."""
    recognition = apply_profile(profile, sheet)
    if recognition.refused:
        return Preview((), 0, (), recognition.findings)
    every = (reading for layout in recognition.layouts for reading in first_readings(sheet, layout, most))
    collector = Collector()
    tables = read_tables(Book(sheet.name, "", (sheet,)), catalogue, [profile], collector, _untold)
    values = len(tables.values.values)
    return Preview(tuple(islice(every, most)), values, recognition.layouts, tuple(collector.findings))


def _untold(_: float) -> None:
    """Nobody follows the progress of a preview."""
