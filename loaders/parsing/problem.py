"""What a parser says of a text that it will not read."""

from __future__ import annotations

from dataclasses import dataclass

from convention.domain.findings import FindingCode

_SHOWN = 40


@dataclass(frozen=True)
class Problem:
    """Why a text has no reading; a later stage adds the address and makes a Finding of it.

    `expected`, `hint`: French phrases for the fields of the same name of a Finding.
    """

    code: FindingCode
    expected: str
    hint: str = ""


class NumberProblem(Problem):
    """A text that is no number, or not one number only."""


class PeriodProblem(Problem):
    """A text that is no period, or not one period only."""


class StatusProblem(Problem):
    """A text that is no status of an observation."""


def quoted(text: str) -> str:
    """The text between French quotation marks, shortened when it is long."""
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"«\u00a0{shown}\u00a0»"
