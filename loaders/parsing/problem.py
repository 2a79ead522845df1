"""What a parser says of a text that it will not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convention.domain.findings import FindingCode

_SHOWN = 40
_NAMED = 6


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


def place_list(cells: Sequence[str], total: int | None = None) -> str:
    """`D2, D3 et D4`; beyond the first ones, how many others there are.

    `total`: how many there are in all, where `cells` are only the first ones.
    """
    named, others = list(cells[:_NAMED]), (len(cells) if total is None else total) - _NAMED
    if others > 0:
        return f"{', '.join(named)} et {others}\u00a0autre{'s' if others > 1 else ''}"
    return " et ".join(filter(None, [", ".join(named[:-1]), named[-1]])) if named else ""
