"""A profile as a text that a person reads and corrects: TOML, in French."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.layouts.layout import Role
from loaders.profiles.profile import CellAt, End, Given, Kept, Lettered, Profile, SheetName, Spot, TableProfile, Titled
from loaders.profiles.profile import Under as Under
from loaders.profiles.words import ENDS, ROLES

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_INTRODUCTION = (
    "# Profil de lecture\u00a0: comment lire une disposition que le tableau de bord ne reconnaît pas seul.",
    "# Reconnu à la signature de l’en-tête (ses titres, dans leur ordre), jamais au nom du fichier.",
)


def profile_text(profile: Profile) -> str:
    """The text of a profile; `parse_profile` gives the profile back."""
    lines = [*_INTRODUCTION, f"nom = {_string(profile.name)}"]
    if profile.sheets:
        lines.append(f"feuilles = {_list(profile.sheets)}")
    if profile.aside:
        lines.append(f"feuilles_ecartees = {_list(profile.aside)}")
    for table in profile.tables:
        lines += ["", *_table(table)]
    return "\n".join(lines) + "\n"


def _table(table: TableProfile) -> Iterator[str]:
    yield "[[tableau]]"
    yield f"signature = {_list(table.signature)}"
    if table.title:
        yield f"titre_au_dessus = {_string(table.title)}"
    if table.end is not End.SHEET:
        yield f"fin = {_string(ENDS[table.end])}"
    if table.rows:
        yield f"lignes_sous_l_en_tete = {_list([f'{first}-{last}' for first, last in table.rows])}"
    if table.kept:
        yield f"garder = {_kept(table.kept)}"
    if table.aside:
        yield f"colonnes_ecartees = {_list(table.aside)}"
    yield ""
    yield "[tableau.roles]"
    for role, spot in table.roles.items():
        yield f"{ROLES[role]} = {{ {_spot(spot)} }}"
    for role, words in table.rewrites.items():
        yield from _rewrites(role, words)


def _rewrites(role: Role, words: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield f"[tableau.reecrire.{ROLES[role]}]"
    for read, meant in words.items():
        yield f"{read if _BARE.fullmatch(read) else _string(read)} = {_string(meant)}"


def _kept(kept: Kept) -> str:
    return f"{{ {_spot(kept.spot)}, textes = {_list(kept.texts)} }}"


def _spot(spot: Spot) -> str:
    match spot:
        case Titled(titles):
            return f"titre = {_string(titles[0]) if len(titles) == 1 else _list(titles)}"
        case Lettered(letters):
            return f"colonne = {_string(letters)}"
        case Given(text):
            return f"fixe = {_string(text)}"
        case SheetName(pattern):
            return f"feuille = {_string(pattern)}"
        case CellAt(address, header_row):
            return f"cellule = {_string(address)}, en_tete_en_ligne = {header_row}"
        case Under(roles, titles):
            titled = f", titres = {_list(titles)}" if titles else ""
            return f"sous = {_list([ROLES[role] for role in roles])}{titled}"


def _string(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, save that TOML has one more character to escape."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(_string(text) for text in texts)}]"
