"""From what a profile says of each role to origins on a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from convention.domain.errors import ShownError
from loaders.layouts.header_parts import Says, header_part, kind_at
from loaders.layouts.heads import Head, read_heads
from loaders.layouts.layout import Block, Column, Fixed, Header, Origin, Role
from loaders.layouts.merges import Place
from loaders.parsing.suggestions import fold
from loaders.profiles.find import Found
from loaders.profiles.profile import CellAt, Given, Lettered, SheetName, Spot, Titled, Under
from loaders.workbooks.book import Sheet

NUMBER = "{n}"
_ADDRESS = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>[1-9][0-9]{0,6})")


class MisfitError(ShownError):
    """A profile asks for something that the sheet does not have."""


def blocks_of(sheet: Sheet, found: Found) -> tuple[Block, ...]:
    """The blocks of values that a profile describes.

    Raises MisfitError where a role stands nowhere, or in two places.
    """
    heads = read_heads(sheet, found.header_rows, range(len(sheet.texts)))
    roles = found.table.roles
    numbers = sorted({n for spot in roles.values() if isinstance(spot, Titled) for n in _numbers(sheet, spot, heads)})
    value = roles.get(Role.VALUE)
    if isinstance(value, Under):
        shared = _origins(sheet, found, {r: s for r, s in roles.items() if r is not Role.VALUE}, heads, None)
        return tuple(Block({**shared, **own}) for own in _under(sheet, value, heads))
    if not numbers:
        return (Block(_origins(sheet, found, roles, heads, None)),)
    blocks = (_numbered(sheet, found, heads, number) for number in numbers)
    return tuple(block for block in blocks if Role.VALUE in block.origins)


def _numbered(sheet: Sheet, found: Found, heads: Iterable[Head], number: int) -> Block:
    """The block of one number of a repeated group; only its qualifiers may be absent."""
    heads = tuple(heads)
    optional = {Role.VALUE, Role.STATUS, Role.SOURCE, Role.COMMENT, Role.NUMERATOR, Role.DENOMINATOR}
    roles = {
        role: spot
        for role, spot in found.table.roles.items()
        if role not in optional or not isinstance(spot, Titled) or titled(sheet, spot, heads, number)
    }
    return Block(_origins(sheet, found, roles, heads, number))


def _origins(
    sheet: Sheet, found: Found, roles: Mapping[Role, Spot], heads: Iterable[Head], number: int | None
) -> dict[Role, Origin]:
    heads = tuple(heads)
    return {role: origin_of(sheet, found, spot, heads, number) for role, spot in roles.items()}


def origin_of(sheet: Sheet, found: Found, spot: Spot, heads: Iterable[Head], number: int | None = None) -> Origin:
    """Where a spot is on the sheet.

    Raises MisfitError when it is nowhere, or in two places.
    """
    match spot:
        case Given(text):
            return Fixed(text)
        case SheetName(pattern):
            return Fixed(_named_part(sheet, pattern))
        case CellAt():
            return Header((_cell(sheet, spot, found.header_rows[0]),))
        case Lettered(letters):
            return Column(_column(sheet, letters))
        case Titled():
            return _only_column(spot, titled(sheet, spot, heads, number))
    raise MisfitError("Seules les valeurs peuvent se lire sous des titres de colonnes.")


def titled(sheet: Sheet, spot: Titled, heads: Iterable[Head], number: int | None = None) -> list[int]:
    """The columns under the headings of a spot."""
    wanted = {fold(title.replace(NUMBER, "" if number is None else str(number))) for title in spot.titles}
    return [head.column for head in heads if wanted.intersection(fold(sheet.text(*cell)) for cell in head.cells)]


def _only_column(spot: Titled, columns: list[int]) -> Column:
    titles = " ou ".join(f"«\u00a0{title}\u00a0»" for title in spot.titles)
    if len(columns) != 1:
        count = "aucune colonne ne s’appelle" if not columns else "plusieurs colonnes s’appellent"
        raise MisfitError(f"{count} {titles}")
    return Column(columns[0])


def _numbers(sheet: Sheet, spot: Titled, heads: Iterable[Head]) -> set[int]:
    """The numbers that the headings of a repeated group bear."""
    patterns = [
        re.compile(re.escape(fold(title)).replace(re.escape(NUMBER), "([0-9]{1,2})"))
        for title in spot.titles
        if NUMBER in title
    ]
    texts = [fold(sheet.text(*cell)) for head in heads for cell in head.cells]
    return {int(match[1]) for pattern in patterns for text in texts if (match := pattern.fullmatch(text))}


def _under(sheet: Sheet, value: Under, heads: Iterable[Head]) -> list[dict[Role, Origin]]:
    """By column of values: its own origin, and those that its headings give."""
    titles = {fold(title) for title in value.titles}
    found: list[dict[Role, Origin]] = []
    for head in heads:
        period = tuple(cell for cell in head.cells if _says_period(sheet, cell))
        other = tuple(cell for cell in head.cells if fold(sheet.text(*cell)) in titles)
        said = {role: Header(period if role is Role.PERIOD else other[:1]) for role in value.roles}
        if all(header.cells for header in said.values()) and not (period and Role.PERIOD not in value.roles):
            found.append({Role.VALUE: Column(head.column), **said})
    if not found:
        raise MisfitError("aucune colonne n’est sous un titre que le profil attend")
    return found


def _says_period(sheet: Sheet, cell: Place) -> bool:
    return header_part(sheet.text(*cell), kind_at(sheet, *cell)).says in {Says.PERIOD, Says.FRAGMENT}


def _named_part(sheet: Sheet, pattern: str) -> str:
    """The part of the sheet's name that a pattern reads."""
    before, _, after = pattern.partition("{}")
    name = sheet.name.strip()
    if not (name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after)):
        raise MisfitError(f"le nom de la feuille n’est pas comme «\u00a0{pattern}\u00a0»")
    return name[len(before) : len(name) - len(after)].strip()


def _cell(sheet: Sheet, spot: CellAt, first_header: int) -> Place:
    """The 0-based position of a cell that moves with the header."""
    found = _ADDRESS.fullmatch(spot.address)
    assert found
    shift = (sheet.first_row + first_header) - spot.header_row
    row, column = int(found["row"]) + shift - sheet.first_row, _column(sheet, found["letters"])
    if not 0 <= row < sheet.rows or not sheet.text(row, column).strip():
        raise MisfitError(f"la cellule {spot.address} du profil est vide")
    return row, column


def _column(sheet: Sheet, letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    column = number - sheet.first_column
    if not 0 <= column < len(sheet.texts):
        raise MisfitError(f"la colonne {letters} est vide")
    return column
