"""What all checks share: the values of a file, which of them still stand, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from convention.domain.catalogue import Indicator
from convention.domain.findings import SEVERITIES, Finding, FindingCode, Severity
from loaders.values.cells import Flags
from loaders.values.collector import Collector
from loaders.values.values import FileValues, Values

Words = Callable[[int], str]
Details = tuple[tuple[str, str], ...]


class Checker:
    """Says findings of values by their position; a blocking one stops the value for the checks that follow."""

    def __init__(self, file: FileValues, collector: Collector) -> None:
        self.valid = file.values.valid.copy()
        self.file = replace(file, values=replace(file.values, valid=self.valid))
        self.collector = collector

    @property
    def values(self) -> Values:
        """The values; those that a finding stopped are no longer valid."""
        return self.file.values

    def indicator(self, position: int) -> Indicator:
        """The indicator of one value."""
        return self.file.agreed.catalogue.indicators[int(self.values.indicator[position])]

    def say(
        self,
        code: FindingCode,
        flagged: Flags,
        expected: str | Words = "",
        details: Callable[[int], Details] | None = None,
    ) -> None:
        """Say a finding of each flagged value; beyond the cap they are only counted."""
        if not flagged.any():
            return
        for number, sheet in enumerate(self.file.sheets):
            positions = np.flatnonzero(flagged & (self.values.sheet == number))
            room = self.collector.room(code, sheet)
            for position in positions[:room]:
                at = int(position)
                words = expected if isinstance(expected, str) else expected(at)
                read = str(self.values.text[at].as_py())
                told = details(at) if details else ()
                self.collector.add(Finding(code, sheet, self.values.address(at), read, words, details=told))
            self.collector.count(code, sheet, len(positions[room:]))
        if SEVERITIES[code] is Severity.BLOCKING:
            self.valid &= ~flagged
