"""What was recognised of a sheet, said shortly enough to be read in a test."""

from __future__ import annotations

from functools import cache

from convention.domain.catalogue import Catalogue
from convention.domain.findings import FindingCode
from convention.warehouse.catalogue_files import parse_catalogue, read_folder
from loaders.layouts.layout import Recognition, Role
from loaders.layouts.readings import first_readings
from loaders.workbooks.book import Sheet
from tests.builders.catalogue import COMMITTED

ALL = 1_000_000


@cache
def committed_catalogue() -> Catalogue:
    """The catalogue of the convention."""
    return parse_catalogue(read_folder(COMMITTED))


def read_of(sheet: Sheet, recognition: Recognition) -> list[str]:
    """Each value with what qualifies it: `E6 A08.1-1 · Paris · 2018 S1 = 1.2`."""
    lines = []
    for layout in recognition.layouts:
        for reading in first_readings(sheet, layout, ALL):
            names = (reading.texts.get(role, "") for role in (Role.INDICATOR, Role.TERRITORY, Role.PERIOD))
            lines.append(f"{reading.cell} {' · '.join(names)} = {reading.texts[Role.VALUE]}")
    return lines


def said_of(recognition: Recognition) -> list[tuple[FindingCode, str]]:
    """The findings, each with its cell."""
    return [(finding.code, finding.cell) for finding in recognition.findings]
