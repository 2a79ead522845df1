"""A profile as a text that a person reads and corrects: TOML, in French."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC

import tomlkit
from tomlkit.items import Array, InlineTable, Table

from loaders.profiles.profile import (
    CellAt,
    End,
    Given,
    Kept,
    Lettered,
    Profile,
    SheetName,
    Spot,
    TableProfile,
    Titled,
    Under,
)
from loaders.profiles.words import ACTS, ENDS, ROLES

_INTRODUCTION = (
    "Profil de lecture\u00a0: comment lire une disposition que le tableau de bord ne reconnaît pas seul.",
    "Reconnu à la signature de l’en-tête (ses titres, dans leur ordre), jamais au nom du fichier.",
)


def profile_text(profile: Profile) -> str:
    """The text of a profile; `parse_profile` gives the profile back."""
    document = tomlkit.document()
    for line in _INTRODUCTION:
        document.add(tomlkit.comment(line))
    document["nom"] = profile.name
    if profile.sheets:
        document["feuilles"] = _list(profile.sheets)
    if profile.aside:
        document["feuilles_ecartees"] = _list(profile.aside)
    tables = tomlkit.aot()
    for table in profile.tables:
        tables.append(_table(table))
    document["tableau"] = tables
    if profile.history:
        events = tomlkit.aot()
        for event in profile.history:
            written = tomlkit.table()
            written.update({"acte": ACTS[event.act], "par": event.person, "le": event.at.replace(tzinfo=UTC)})
            events.append(written)
        document["histoire"] = events
    return tomlkit.dumps(document)


def _table(table: TableProfile) -> Table:
    written = tomlkit.table()
    written["signature"] = _list(table.signature)
    if table.title:
        written["titre_au_dessus"] = table.title
    if table.end is not End.SHEET:
        written["fin"] = ENDS[table.end]
    if table.rows:
        written["lignes_sous_l_en_tete"] = _list([f"{first}-{last}" for first, last in table.rows])
    if table.kept:
        filters = tomlkit.array()
        filters.extend([_kept(kept) for kept in table.kept])
        written["garder"] = filters if len(table.kept) > 1 else _kept(table.kept[0])
    if table.aside:
        written["colonnes_ecartees"] = _list(table.aside)
    roles = tomlkit.table()
    for role, spot in table.roles.items():
        roles[ROLES[role]] = _inline(_spot(spot))
    written["roles"] = roles
    if table.rewrites:
        written["reecrire"] = {ROLES[role]: dict(words) for role, words in table.rewrites.items()}
    return written


def _kept(kept: Kept) -> InlineTable:
    return _inline({**_spot(kept.spot), "textes": _list(kept.texts)})


def _spot(spot: Spot) -> dict[str, object]:
    match spot:
        case Titled(titles):
            return {"titre": titles[0] if len(titles) == 1 else _list(titles)}
        case Lettered(letters):
            return {"colonne": letters}
        case Given(text):
            return {"fixe": text}
        case SheetName(pattern):
            return {"feuille": pattern}
        case CellAt(address, header_row):
            return {"cellule": address, "en_tete_en_ligne": header_row}
        case Under(roles, titles):
            titled = {"titres": _list(titles)} if titles else {}
            return {"sous": _list([ROLES[role] for role in roles]), **titled}


def _inline(entries: Mapping[str, object]) -> InlineTable:
    written = tomlkit.inline_table()
    written.update(entries)
    return written


def _list(texts: Sequence[str]) -> Array:
    written = tomlkit.array()
    written.extend(texts)
    return written
