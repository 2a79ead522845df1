"""Where a role may be said to stand on a sheet, each place under the words by which an analyst chooses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convention.domain.catalogue import Catalogue, Territory
from convention.wording.labels import label
from loaders.layouts.heads import Head
from loaders.layouts.layout import Role
from loaders.parsing.territories import territory_named
from loaders.profiles.profile import CellAt, Given, Lettered, SheetName, Spot, Titled, Under
from loaders.profiles.propose import DEPARTMENTS, spot_of
from loaders.workbooks.book import Sheet
from loaders.workbooks.cells import column_letters

FIXED, ABSENT = "Une valeur fixe", "Nulle part"
MOST_COLUMNS = 60


def places(sheet: Sheet, heads: Sequence[Head], role: Role, proposed: Spot | None) -> dict[str, Spot | None]:
    """The places that may be chosen for a role, the proposed one first; None where no cell says it."""
    columns: dict[str, Spot | None] = {
        column_words(sheet, head): spot_of(sheet, heads, head.column) for head in heads[:MOST_COLUMNS]
    }
    special: dict[str, Spot | None] = {}
    if role is Role.VALUE:
        special["Une colonne par période"] = Under((Role.PERIOD,))
        if titles := territory_titles(sheet, heads):
            special["Une colonne par territoire"] = Under((Role.TERRITORY,), titles)
    elif role in (Role.PERIOD, Role.INDICATOR):
        special["Le nom de la feuille"] = SheetName("{}")
    every = special | columns
    if proposed is not None and not isinstance(proposed, Given) and proposed not in every.values():
        return {_proposed_words(proposed): proposed, **every}
    return every


def column_words(sheet: Sheet, head: Head) -> str:
    """`Colonne B · Territoire`."""
    title = " ".join(sheet.text(*cell).strip() for cell in head.cells)
    return f"Colonne {column_letters(sheet.first_column + head.column)} · {title}"


def territory_titles(sheet: Sheet, heads: Sequence[Head]) -> tuple[str, ...]:
    """The headings that name a territory, by name or by the code of its département."""
    titles = (sheet.text(*head.cells[-1]).strip() for head in heads)
    return tuple(title for title in titles if title in DEPARTMENTS or territory_named(title) is not None)


def _proposed_words(spot: Spot) -> str:
    match spot:
        case Titled(titles):
            return (
                f"Colonnes répétées\u00a0: {', '.join(titles)}" if len(titles) > 1 or "{n}" in titles[0] else titles[0]
            )
        case Lettered(letters):
            return f"Colonne {letters}"
        case Under(roles, _):
            return f"Sous les titres ({', '.join(str(role) for role in roles)})"
        case SheetName(pattern):
            return f"Le nom de la feuille ({pattern})"
        case CellAt(address, _):
            return f"La cellule {address}"
        case Given(text):
            return text


def fixed_words(catalogue: Catalogue, role: Role) -> Mapping[str, str]:
    """The texts that may be given once for all for a role, each under its words; empty where any text may be."""
    if role is Role.INDICATOR:
        return {indicator.code: f"{indicator.code} · {indicator.title}" for indicator in catalogue.indicators}
    if role is Role.TERRITORY:
        return {label(territory): label(territory) for territory in Territory}
    return {}
