"""Findings gathered over many cells: one a cell up to a cap, what lies beyond it counted, never silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from convention.domain.findings import Finding, FindingCode
from loaders.parsing.problem import Problem

KEPT = 1000
OTHERS = "others"
"""Detail of the finding that stands for all those of its code and sheet beyond the cap: how many they are."""


class Collector:
    """Gathers findings; the same code on the same cell counts once."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._seen: set[tuple[FindingCode, str, str]] = set()
        self._counts: Counter[tuple[FindingCode, str]] = Counter()

    def add(self, finding: Finding) -> None:
        """Gather one finding; one that names no cell is always kept."""
        key = (finding.code, finding.sheet, finding.cell)
        if finding.cell and key in self._seen:
            return
        self._seen.add(key)
        self._counts[finding.code, finding.sheet] += bool(finding.cell)
        if not finding.cell or self._counts[finding.code, finding.sheet] <= KEPT:
            self._found.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Gather several."""
        for finding in findings:
            self.add(finding)

    def add_problem(self, problem: Problem, sheet: str, cell: str, read: str) -> None:
        """Gather what a parser said of a cell."""
        self.add(Finding(problem.code, sheet, cell, read, problem.expected, problem.hint))

    def room(self, code: FindingCode, sheet: str) -> int:
        """How many more findings of a code are kept one by one on a sheet."""
        return max(KEPT - self._counts[code, sheet], 0)

    def count(self, code: FindingCode, sheet: str, number: int) -> None:
        """Count findings that are beyond the cap, of cells that have none of that code yet."""
        self._counts[code, sheet] += number

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was gathered, in that order, and a finding without a cell for each code that went over the cap."""
        beyond = (
            Finding(code, sheet, details=((OTHERS, str(count - KEPT)),))
            for (code, sheet), count in self._counts.items()
            if count > KEPT
        )
        return (*self._found, *beyond)
