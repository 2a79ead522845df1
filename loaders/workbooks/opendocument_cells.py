"""One cell of an OpenDocument workbook: its text and what it is."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from loaders.workbooks.cell_texts import number_text, number_with_unit, percent_text, stored_number
from loaders.workbooks.cells import LAST_ROW, CellKind
from loaders.workbooks.dates_shown import cell_as_shown
from loaders.workbooks.opendocument_styles import OFFICE, TABLE, TEXT, DateStyles
from loaders.workbooks.stop import damaged
from loaders.workbooks.xml_events import Attributes

_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ERROR = re.compile(r"#[A-Z][A-Z0-9/]*[!?]?|Err:[0-9]{3}")
# A formula that gives a truth is stored as a number; only what is shown tells it.
_TRUTHS = frozenset(["TRUE", "FALSE", "VRAI", "FAUX"])
_SHOWN_UNIT = re.compile(
    r"[-\u2212(]?(?P<number>\d[\d., \u00a0\u202f]{0,30}?)\s*(?!E[+-])(?P<unit>[^\d.,\s%)].*)", re.DOTALL
)
_CURRENCIES = {"EUR": "€"}
_MIDNIGHT = re.compile(r"T00:00:00(?:[.,]0+)?Z?$")
_DURATION = re.compile(r"(?P<sign>-?)PT(?P<hours>[0-9]+)H(?P<minutes>[0-9]+)M(?P<seconds>[0-9]+)(?:[.,][0-9]+)?S")


@dataclass(frozen=True)
class Cell:
    """A non-blank cell."""

    text: str
    kind: CellKind


class CellEvents:
    """Gathers one cell after the other; `on_formula` is told each formula."""

    def __init__(self, on_formula: Callable[[str], None], styles: DateStyles) -> None:
        self._on_formula, self._styles = on_formula, styles
        self._style = ""
        self._attributes: Attributes = {}
        self._paragraphs: list[list[str]] = []
        self._in_paragraph = False

    def open(self, attributes: Attributes, style: str) -> None:
        """A cell begins, with the name of its style."""
        self._attributes, self._style = attributes, style
        self._paragraphs = []

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the cell's text begins."""
        if name == f"{TEXT}p":
            self._paragraphs.append([])
            self._in_paragraph = True
        elif name == f"{TEXT}s":
            self.text(" " * count_of(attributes, f"{TEXT}c"))
        elif name == f"{TEXT}tab":
            self.text("\t")
        elif name == f"{TEXT}line-break":
            self.text("\n")

    def text(self, text: str) -> None:
        """Characters of the cell."""
        if self._in_paragraph:
            self._paragraphs[-1].append(text)

    def end(self, name: str) -> None:
        """An element of the cell's text ends."""
        if name == f"{TEXT}p":
            self._in_paragraph = False

    def close(self) -> Cell | None:
        """The cell that ends, or None for a blank one."""
        given = self._attributes
        formula = given.get(f"{TABLE}formula")
        if formula is not None:
            self._on_formula(formula)
        kind = given.get(f"{OFFICE}value-type")
        shown = "\n".join("".join(pieces) for pieces in self._paragraphs)
        if given.get(_CALC_TYPE) == "error" or (formula is not None and kind != "string" and _ERROR.fullmatch(shown)):
            return Cell(shown, CellKind.ERROR)
        cell = self._valued(kind or "string", shown)
        if cell is None and formula is not None and kind != "string" and not self._paragraphs:
            return Cell(formula.partition(":")[2] or formula, CellKind.FORMULA_WITHOUT_VALUE)
        return cell

    def _valued(self, kind: str, shown: str) -> Cell | None:
        given = self._attributes
        if kind == "string":
            text = given.get(f"{OFFICE}string-value") or shown
            return Cell(text, CellKind.TEXT) if text else None
        if kind == "boolean":
            return Cell("VRAI" if given.get(f"{OFFICE}boolean-value") == "true" else "FAUX", CellKind.BOOLEAN)
        if kind == "date":
            return self._date(_MIDNIGHT.sub("", given.get(f"{OFFICE}date-value", shown)), shown)
        if kind == "time":
            return _time(given.get(f"{OFFICE}time-value", shown))
        if shown in _TRUTHS and given.get(f"{OFFICE}value") in ("0", "1"):
            return Cell("VRAI" if given[f"{OFFICE}value"] == "1" else "FAUX", CellKind.BOOLEAN)
        return _number(
            given.get(f"{OFFICE}value", ""), shown, given.get(f"{OFFICE}currency", ""), percent=kind == "percentage"
        )

    def _date(self, iso: str, shown: str) -> Cell:
        """A date as its style shows it; without a style, as the text beside it does."""
        style = self._styles.of(self._style)
        return Cell(*(style.cell(iso) if style else cell_as_shown(iso, shown)))


def _number(stored: str, shown: str, currency: str, *, percent: bool) -> Cell | None:
    value, text = stored_number(stored), number_text(stored)
    if value is None or text is None:
        return Cell(stored or shown, CellKind.TEXT) if stored or shown else None
    if percent:
        return Cell(percent_text(value, 1), CellKind.PERCENT)
    unit = _CURRENCIES.get(currency, currency) or _unit_shown(value, shown)
    return Cell(number_with_unit(text, unit), CellKind.TEXT) if unit else Cell(text, CellKind.NUMBER)


def _unit_shown(value: float, shown: str) -> str:
    """What is shown after a number, when the number before it is the stored one, rounded or not."""
    found = _SHOWN_UNIT.fullmatch(shown.strip())
    if not found or not math.isfinite(value):
        return ""
    digits = re.sub(r"\D", "", found["number"])
    stored = abs(Decimal(format(value, ".15g")))
    same = any(int(digits) == round(stored.scaleb(places)) for places in range(len(digits)))
    return found["unit"] if same else ""


def _time(stored: str) -> Cell:
    found = _DURATION.fullmatch(stored)
    if not found:
        return Cell(stored, CellKind.TEXT)
    hours, rest = int(found["hours"]), f"{int(found['minutes']):02d}:{int(found['seconds']):02d}"
    if found["sign"] or hours >= 24:
        return Cell(f"{found['sign']}{hours}:{rest}", CellKind.TEXT)
    return Cell(f"{hours:02d}:{rest}", CellKind.DATE)


def count_of(attributes: Attributes, name: str) -> int:
    """A number of times, one when absent; no more than a sheet has rows."""
    text = attributes.get(name, "1")
    if not text.isdecimal():
        raise damaged(read=text)
    return min(int(text[:12]), LAST_ROW)
