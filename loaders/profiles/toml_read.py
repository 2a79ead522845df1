"""From the text of a profile to the profile, or to a sentence that names the key that is wrong."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from convention.domain.errors import ShownError
from loaders.layouts.layout import Role
from loaders.profiles.profile import (
    CellAt,
    End,
    Given,
    Kept,
    Lettered,
    Profile,
    ProfileAct,
    ProfileEvent,
    SheetName,
    Spot,
    TableProfile,
    Titled,
    Under,
)
from loaders.profiles.words import ACTS, ENDS, ROLES

_ROLES = {word: role for role, word in ROLES.items()}
_ACTS = {word: act for act, word in ACTS.items()}
_ENDS = {word: end for end, word in ENDS.items()}
_CARRIED = frozenset({Role.INDICATOR, Role.TERRITORY, Role.PERIOD})
_ADDRESS = r"[A-Z]{1,3}[1-9][0-9]{0,6}"


class ProfileError(ShownError):
    """The text of a profile is not one."""


def _among(words: dict[str, object], value: object) -> object:
    if value not in words:
        raise ValueError(f"un mot parmi {', '.join(words)}")
    return words[str(value)]


def _role(value: object) -> object:
    return _among(dict(_ROLES), value)


def _span(value: object) -> object:
    found = re.fullmatch(r"([1-9][0-9]{0,6})-([1-9][0-9]{0,6})", str(value))
    if not found or int(found[1]) > int(found[2]):
        raise ValueError("des lignes comme 1-103, comptées sous l’en-tête")
    return int(found[1]), int(found[2])


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("un texte")
    return text


Text = Annotated[str, AfterValidator(_filled)]
Texts = Annotated[
    tuple[Text, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value), Field(min_length=1)
]
RoleName = Annotated[Role, BeforeValidator(_role)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False)


class _Spot(_Part):
    titre: Texts | None = None
    colonne: Annotated[str, Field(pattern="^[A-Z]{1,3}$")] | None = None
    fixe: Text | None = None
    feuille: Annotated[str, Field(pattern=r"^[^{}]*\{\}[^{}]*$")] | None = None
    cellule: Annotated[str, Field(pattern=f"^{_ADDRESS}$")] | None = None
    en_tete_en_ligne: Annotated[int, Field(ge=1)] | None = None
    sous: tuple[RoleName, ...] | None = None
    titres: tuple[Text, ...] = ()

    def spot(self) -> Spot:
        """The one way in which the text stands.

        Raises ValueError when it says none, or several.
        """
        said: list[Spot] = []
        said += [Titled(self.titre)] if self.titre else []
        said += [Lettered(self.colonne)] if self.colonne else []
        said += [Given(self.fixe)] if self.fixe else []
        said += [SheetName(self.feuille)] if self.feuille else []
        said += [CellAt(self.cellule, self.en_tete_en_ligne)] if self.cellule and self.en_tete_en_ligne else []
        said += [Under(self.sous, self.titres)] if self.sous else []
        if len(said) != 1 or (self.titres and not self.sous):
            raise ValueError(
                "une seule de ces clés\u00a0: titre, colonne, fixe, feuille, cellule (avec en_tete_en_ligne), sous"
            )
        return said[0]


class _Kept(_Spot):
    textes: Annotated[tuple[Text, ...], Field(min_length=1)]


def _several(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class _Table(_Part):
    signature: Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]
    titre_au_dessus: str = ""
    fin: Annotated[End, BeforeValidator(lambda value: _among(dict(_ENDS), value))] = End.SHEET
    lignes_sous_l_en_tete: tuple[Annotated[tuple[int, int], BeforeValidator(_span)], ...] = ()
    garder: Annotated[tuple[_Kept, ...], BeforeValidator(_several)] = ()
    colonnes_ecartees: tuple[Text, ...] = ()
    roles: dict[RoleName, _Spot]
    reecrire: dict[RoleName, dict[str, Text]] = {}


class _Event(_Part):
    acte: Annotated[ProfileAct, BeforeValidator(lambda value: _among(dict(_ACTS), value))]
    par: str
    le: datetime


class _Profile(_Part):
    nom: Text
    feuilles: tuple[Text, ...] = ()
    feuilles_ecartees: tuple[Text, ...] = ()
    tableau: Annotated[tuple[_Table, ...], Field(min_length=1)]
    histoire: tuple[_Event, ...] = ()


def parse_profile(text: str) -> Profile:
    """The profile that a text describes.

    Raises ProfileError, naming the key or the line that is wrong.
    """
    try:
        read = _Profile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"Ce profil de lecture n’est pas un texte TOML\u00a0: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise _wrong(".".join(str(part) for part in first["loc"]), _reason(first["type"], first["msg"])) from error
    tables = tuple(_table(table, number) for number, table in enumerate(read.tableau))
    return Profile(read.nom, tables, read.feuilles, read.feuilles_ecartees, tuple(map(_event, read.histoire)))


def _event(read: _Event) -> ProfileEvent:
    at = read.le.astimezone(UTC).replace(tzinfo=None) if read.le.tzinfo else read.le
    return ProfileEvent(read.acte, read.par, at)


def _wrong(key: str, reason: str) -> ProfileError:
    return ProfileError(f"Dans ce profil de lecture, la clé «\u00a0{key}\u00a0» est à corriger\u00a0: {reason}.")


def _reason(kind: str, message: str) -> str:
    french = {
        "missing": "elle manque",
        "extra_forbidden": "elle n’existe pas",
        "too_short": "elle ne doit pas être vide",
        "string_pattern_mismatch": "ce texte n’a pas la forme attendue",
    }
    if kind == "value_error":
        return f"il faut {message.removeprefix('Value error, ')}"
    return french.get(kind, "sa valeur n’est pas du type attendu")


def _table(read: _Table, number: int) -> TableProfile:
    roles = {role: _spot(spot, f"tableau.{number}.roles.{ROLES[role]}", role) for role, spot in read.roles.items()}
    kept = tuple(_kept(each, f"tableau.{number}.garder") for each in read.garder)
    return TableProfile(
        signature=read.signature,
        roles=roles,
        title=read.titre_au_dessus,
        end=read.fin,
        rows=read.lignes_sous_l_en_tete,
        kept=kept,
        aside=read.colonnes_ecartees,
        rewrites=read.reecrire,
    )


def _kept(read: _Kept, key: str) -> Kept:
    spot = _spot(read, key, None)
    if not isinstance(spot, Titled | Lettered):
        raise _wrong(key, "il faut titre ou colonne")
    return Kept(spot, read.textes)


def _spot(read: _Spot, key: str, role: Role | None) -> Spot:
    try:
        spot = read.spot()
    except ValueError as error:
        raise _wrong(key, f"il faut {error}") from error
    if isinstance(spot, Under) and (role is not Role.VALUE or not _CARRIED.issuperset(spot.roles)):
        raise _wrong(key, "seules les valeurs se lisent sous des indicateurs, des territoires ou des périodes")
    if role is Role.VALUE and not isinstance(spot, Titled | Lettered | Under):
        raise _wrong(key, "les valeurs sont dans une colonne\u00a0: il faut titre, colonne ou sous")
    return spot
