"""Where a role may be said to stand on a sheet, each place under the words by which an analyst chooses it."""

from __future__ import annotations

from collections.abc import Mapping

from convention.domain.catalogue import Catalogue, Territory
from convention.wording.labels import label
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.layout import Role
from loaders.profiles.columns import Body, Columns
from loaders.profiles.profile import CellAt, Given, Lettered, SheetName, Spot, Titled, Under
from loaders.workbooks.book import Sheet
from loaders.workbooks.cells import column_letters

FIXED, ABSENT = "Une valeur fixe", "Nulle part"
_HEADED = (
    (Role.PERIOD,),
    (Role.TERRITORY,),
    (Role.INDICATOR,),
    (Role.PERIOD, Role.TERRITORY),
    (Role.PERIOD, Role.INDICATOR),
)


def spot_texts(columns: Columns, role: Role, proposed: Spot | None) -> dict[str, Spot | None]:
    """The places that may be chosen for a role, the proposed one first; None where no cell says it."""
    own: dict[str, Spot | None] = {column_words(columns.sheet, body): columns.spot(body) for body in columns.bodies}
    special: dict[str, Spot | None] = {}
    if role is Role.VALUE:
        special |= _headed(columns)
    elif role in (Role.PERIOD, Role.INDICATOR, Role.TERRITORY):
        special["Le nom de la feuille"] = SheetName("{}")
    every = special | own
    if proposed is not None and not isinstance(proposed, Given) and proposed not in every.values():
        return {_proposed_words(proposed): proposed, **every}
    return every


def column_words(sheet: Sheet, body: Body) -> str:
    """`Colonne B · Territoire`."""
    title = " ".join(text.strip() for text in body.titles)
    return f"Colonne {column_letters(sheet.first_column + body.head.column)} · {title}"


def _headed(columns: Columns) -> dict[str, Spot | None]:
    """The ways in which headings may say what the values under them are of; years always may."""
    said = {role: _titles(columns, role) for role in (Role.PERIOD, Role.TERRITORY, Role.INDICATOR)}
    found: dict[str, Spot | None] = {}
    for roles in _HEADED:
        titles = tuple(title for role in roles if role is not Role.PERIOD for title in said[role])
        if roles == (Role.PERIOD,) or all(said[role] for role in roles):
            found[f"Une colonne {' et '.join(f'par {FRENCH_ROLES[role]}' for role in roles)}"] = Under(roles, titles)
    return found


def _titles(columns: Columns, role: Role) -> tuple[str, ...]:
    cells = (cell for body in columns.bodies for cell in getattr(body.head, str(role)))
    return tuple(dict.fromkeys(columns.sheet.text(*cell).strip() for cell in cells))


def _proposed_words(spot: Spot) -> str:
    match spot:
        case Titled(titles):
            return (
                f"Colonnes répétées\u00a0: {', '.join(titles)}" if len(titles) > 1 or "{n}" in titles[0] else titles[0]
            )
        case Lettered(letters):
            return f"Colonne {letters}"
        case Under(roles, _):
            return f"Sous les titres ({', '.join(FRENCH_ROLES[role] for role in roles)})"
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
