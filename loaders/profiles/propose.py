"""A first guess of a profile, for a person to correct: nothing is ever read by it unasked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from convention.domain.catalogue import Catalogue, Territory
from convention.wording.labels import label
from loaders.layouts.header_parts import is_period, kind_at
from loaders.layouts.heading_rows import heading_rows
from loaders.layouts.headings import heading_role, numbered_role
from loaders.layouts.heads import Head, read_heads
from loaders.layouts.layout import Role
from loaders.layouts.tables import find_heads
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.suggestions import fold, suggest
from loaders.parsing.territories import territory_named
from loaders.profiles.places import NUMBER
from loaders.profiles.profile import End, Given, Kept, Lettered, Profile, Spot, TableProfile, Titled, Under
from loaders.profiles.signature import PERIODS, first_words, signature
from loaders.workbooks.book import CellKind, Sheet

DEPARTMENTS = {"75": label(Territory.PARIS), "93": label(Territory.SEINE_SAINT_DENIS)}
Columns = Mapping[int, Sequence[tuple[str, CellKind]]]
_LOOKED_AT = 300
_HEADER_AMONG = 60
_DIGITS = re.compile(r"[0-9]{1,2}")


def propose(sheet: Sheet, catalogue: Catalogue) -> Profile:
    """The best first guess of how to read a sheet; roles that show nowhere are left out.

    The header, roles named by headings, codes of indicators and of the two departments, periods or territories as
    columns, repeated groups, and the indicator whose title the sheet's own titles resemble.
    """
    rows = _header(sheet, catalogue)
    heads = read_heads(sheet, rows, range(len(sheet.texts)))
    body = range(rows[-1] + 1, min(rows[-1] + 1 + _LOOKED_AT, sheet.rows))
    columns = {head.column: _column_texts(sheet, head.column, body) for head in heads}
    roles = _named(sheet, heads)
    _by_cells(sheet, heads, columns, catalogue, roles)
    _place_values(sheet, heads, columns, roles)
    if Role.INDICATOR not in roles and (code := _indicator_titled(sheet, rows[0], catalogue)):
        roles[Role.INDICATOR] = Given(code)
    kept, rewrites = _departments(sheet, heads, columns, roles)
    title = _title_above(sheet, rows[0])
    table = TableProfile(signature(sheet, rows), roles, title, End.SHEET, kept=kept, rewrites=rewrites)
    return Profile(sheet.name, (table,))


def _header(sheet: Sheet, catalogue: Catalogue) -> tuple[int, ...]:
    """The rows of the likeliest header: the one that names roles, else the fullest row without figures above some."""
    names = IndicatorNames(catalogue)
    if found := find_heads(sheet, names, heading_rows(sheet, names)):
        return found[0].rows
    words = first_words(sheet, 0, _HEADER_AMONG)
    kinds = [[kind_at(sheet, row, c) for c in range(len(sheet.texts))] for row in range(len(words))]

    def score(row: int) -> int:
        said = sum(k is CellKind.TEXT or w == PERIODS for k, w in zip(kinds[row], words[row], strict=True))
        figures = sum(k is CellKind.NUMBER and w != PERIODS for k, w in zip(kinds[row], words[row], strict=True))
        return said - 2 * figures

    return (max(range(len(words)), key=score, default=0),)


def _column_texts(sheet: Sheet, column: int, rows: range) -> list[tuple[str, CellKind]]:
    cells = ((sheet.text(row, column).strip(), kind_at(sheet, row, column)) for row in rows)
    return [(text, kind) for text, kind in cells if text]


def spot_of(sheet: Sheet, heads: Sequence[Head], column: int) -> Titled | Lettered:
    """How a profile names a column: by its heading where no other has it, else by its letter."""
    titles = [sheet.text(*cell) for head in heads if head.column == column for cell in head.cells[-1:]]
    alike = [head for head in heads for cell in head.cells if titles and sheet.text(*cell) == titles[0]]
    if titles and len(alike) == 1:
        return Titled((titles[0],))
    return Lettered(sheet.address(0, column).rstrip("0123456789"))


def _named(sheet: Sheet, heads: Sequence[Head]) -> dict[Role, Spot]:
    """The roles that headings name, repeated ones with the place of their number."""
    roles: dict[Role, Spot] = {}
    groups: dict[Role, list[str]] = {}
    for head in heads:
        title = sheet.text(*head.cells[-1])
        if role := heading_role(title):
            roles.setdefault(role, spot_of(sheet, heads, head.column))
        elif numbered := numbered_role(title):
            groups.setdefault(numbered[0], []).append(_DIGITS.sub(NUMBER, title, count=1))
    for role, titles in groups.items():
        roles.setdefault(role, Titled(tuple(dict.fromkeys(titles))))
    return roles


def _by_cells(
    sheet: Sheet, heads: Sequence[Head], columns: Columns, catalogue: Catalogue, roles: dict[Role, Spot]
) -> None:
    """Add the roles that the cells of columns show: codes of indicators, of departments, names of territories."""
    for column, cells in columns.items():
        texts = {text for text, _ in cells}
        titles = [fold(sheet.text(*cell)) for head in heads if head.column == column for cell in head.cells]
        if texts and texts <= catalogue.by_code.keys():
            roles[Role.INDICATOR] = spot_of(sheet, heads, column)
        elif any("region" in title for title in titles) or any(head.period for head in heads if head.column == column):
            continue
        elif texts >= DEPARTMENTS.keys() or (texts and all(territory_named(text) for text in texts)):
            roles[Role.TERRITORY] = spot_of(sheet, heads, column)


def _place_values(sheet: Sheet, heads: Sequence[Head], columns: Columns, roles: dict[Role, Spot]) -> None:
    """Add where the values and their periods stand: under periods or territories, else in a column of figures."""
    periods = [head for head in heads if head.period]
    places = [sheet.text(*head.cells[-1]) for head in heads if _is_place(sheet.text(*head.cells[-1]))]
    if periods and Role.VALUE not in roles:
        roles[Role.VALUE] = Under((Role.PERIOD,))
        roles.pop(Role.PERIOD, None)
    elif places and Role.VALUE not in roles:
        roles[Role.VALUE] = Under((Role.TERRITORY,), tuple(places))
        roles.pop(Role.TERRITORY, None)
    if not periods and Role.PERIOD not in roles:
        dated = [c for c, cells in columns.items() if cells and all(is_period(*cell) for cell in cells)]
        roles |= {Role.PERIOD: spot_of(sheet, heads, dated[0])} if dated else {}
    if Role.VALUE not in roles:
        figures = [c for c, cells in columns.items() if cells and all(kind is CellKind.NUMBER for _, kind in cells)]
        free = [spot for c in figures if (spot := spot_of(sheet, heads, c)) not in roles.values()]
        roles |= {Role.VALUE: free[-1]} if free else {}


def _is_place(title: str) -> bool:
    return title.strip() in DEPARTMENTS or territory_named(title) is not None


def _indicator_titled(sheet: Sheet, header: int, catalogue: Catalogue) -> str | None:
    """The code of the indicator whose title is like a title above the table, or like the sheet's name."""
    above = [sheet.text(row, c) for row in range(header) for c in range(len(sheet.texts)) if sheet.text(row, c)]
    titles = {title: i.code for i in catalogue.indicators for title in (i.title, i.short_title)}
    for text in (*above, sheet.name):
        quoted = {code for title, code in titles.items() if " " in title and fold(title) in fold(text)}
        if len(quoted) == 1:
            return quoted.pop()
        if near := suggest(text, titles, cutoff=70):
            return titles[near]
    return None


def _title_above(sheet: Sheet, header: int) -> str:
    """The first text above the header, its numbers left open: tables with the same headings may mean other things."""
    above = (sheet.text(row, c).strip() for row in range(header) for c in range(len(sheet.texts)))
    return re.sub("[0-9]+", "*", next((text for text in above if text), ""))


def _departments(
    sheet: Sheet,
    heads: Sequence[Head],
    columns: Columns,
    roles: Mapping[Role, Spot],
) -> tuple[Kept | None, dict[Role, dict[str, str]]]:
    """What the codes 75 and 93 mean where they are headings or stand among other codes."""
    value, place = roles.get(Role.VALUE), roles.get(Role.TERRITORY)
    if isinstance(value, Under) and DEPARTMENTS.keys() & set(value.titles):
        return None, {Role.TERRITORY: dict(DEPARTMENTS)}
    for column, cells in columns.items():
        texts = {text for text, _ in cells}
        if (
            isinstance(place, Titled | Lettered)
            and spot_of(sheet, heads, column) == place
            and texts >= DEPARTMENTS.keys()
        ):
            kept = Kept(place, tuple(DEPARTMENTS)) if texts > DEPARTMENTS.keys() else None
            return kept, {Role.TERRITORY: dict(DEPARTMENTS)}
    return None, {}
