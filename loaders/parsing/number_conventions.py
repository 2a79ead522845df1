"""Which sign a file writes before decimals and which between thousands: what its own numbers prove, never a habit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

_LED = r"^[(]?[+\-\x{2212}]?[ \x{00a0}]?"
_END = r"(?:[^0-9.,].*)?$"
_SPACED = r"[0-9]{1,3}(?:[ \x{00a0}\x{202f}\x{2009}][0-9]{3})+"
_UNSURE = rf"{_LED}[1-9][0-9]{{0,2}}[.,][0-9]{{3}}{_END}"
_UNSURE_PERCENT = r"%\s*$"
_PROOFS = {
    ("comma", "decimal"): rf"{_LED}(?:[0-9]*,(?:[0-9]{{1,2}}|[0-9]{{4,}})|(?:0|[0-9]{{4,}}|{_SPACED}),[0-9]+"
    rf"|[0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]+){_END}",
    ("comma", "thousands"): rf"{_LED}[0-9]{{1,3}}(?:(?:,[0-9]{{3}}){{2,}}(?:\.[0-9]+)?|(?:,[0-9]{{3}})+\.[0-9]+){_END}",
    ("point", "decimal"): rf"{_LED}(?:[0-9]*\.(?:[0-9]{{1,2}}|[0-9]{{4,}})|(?:0|[0-9]{{4,}}|{_SPACED})\.[0-9]+"
    rf"|[0-9]{{1,3}}(?:,[0-9]{{3}})+\.[0-9]+){_END}",
    ("point", "thousands"): rf"{_LED}[0-9]{{1,3}}(?:(?:\.[0-9]{{3}}){{2,}}(?:,[0-9]+)?|(?:\.[0-9]{{3}})+,[0-9]+){_END}",
}


class Meaning(StrEnum):
    """What a sign inside numbers stands before."""

    DECIMALS = "decimals"
    THOUSANDS = "thousands"
    UNKNOWN = "unknown"
    BOTH = "both"


@dataclass(frozen=True)
class Convention:
    """What the comma and the point mean; `proof`: the text that shows it, empty where nothing does."""

    comma: Meaning = Meaning.UNKNOWN
    point: Meaning = Meaning.UNKNOWN
    proof: str = ""

    def of(self, sign: str) -> Meaning:
        """What a comma or a point means."""
        return self.comma if sign == "," else self.point


UNPROVEN = Convention()


@dataclass(frozen=True)
class Evidence:
    """One text for each thing that numbers prove, empty where none does."""

    comma_decimal: str = ""
    comma_thousands: str = ""
    point_decimal: str = ""
    point_thousands: str = ""

    def __or__(self, other: Evidence) -> Evidence:
        mine, theirs = vars(self), vars(other)
        return Evidence(**{name: mine[name] or theirs[name] for name in mine})

    def convention(self) -> Convention:
        """What is proven together: a point that stands before decimals somewhere leaves none to the comma."""
        comma = _meaning(self.comma_decimal, self.comma_thousands or self.point_decimal)
        against = self.point_thousands or (self.comma_decimal if self.point_decimal else "")
        point = _meaning(self.point_decimal, against)
        proof = self.comma_decimal or self.point_decimal or self.comma_thousands or self.point_thousands
        return Convention(comma, point, proof)


def _meaning(decimals: str, thousands: str) -> Meaning:
    if decimals and thousands:
        return Meaning.BOTH
    return Meaning.DECIMALS if decimals else Meaning.THOUSANDS if thousands else Meaning.UNKNOWN


def unsure(texts: pa.StringArray) -> pa.BooleanArray:
    """Whether each text is a number with two readings: `1,500` is one and a half, or one thousand five hundred."""
    percent = pc.match_substring_regex(texts, _UNSURE_PERCENT)
    return pc.and_not(pc.match_substring_regex(texts, _UNSURE), percent)


def evidence_of(texts: Iterable[str]) -> Evidence:
    """What some texts prove, those that are no numbers proving nothing."""
    column = pa.array(list(texts), pa.string())
    found = {}
    for (sign, meaning), pattern in _PROOFS.items():
        proving = column.filter(pc.match_substring_regex(column, pattern))
        found[f"{sign}_{meaning}"] = proving[0].as_py() if len(proving) else ""
    return Evidence(**found)
