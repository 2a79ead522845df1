"""What people say of how files are read: names of their service, reading profiles; each an act of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.warehouse.rights import claim
from convention.warehouse.store import Store
from convention.wording.formats import quoted
from loaders.layouts.layout import Role
from loaders.parsing.indicators import IndicatorNames, other_unit
from loaders.parsing.own_names import OwnName, service_of
from loaders.profiles.folders import every_profile, save_profile, saved_folder
from loaders.profiles.names_file import save_names
from loaders.profiles.profile import Given, Profile, ProfileAct, ProfileEvent
from loaders.profiles.words import ACTS

LONGEST_NAME = 250
_NOT_NAMED = "Indiquez votre nom et votre service\u00a0: ce nom restera attaché à ce que vous dites."


class TeachingError(ShownError):
    """What was said of how to read files cannot be kept; nothing has changed."""


def teach_names(store: Store, data_folder: Path, meant: Mapping[str, str], person: str) -> Path:
    """Keep what a service calls indicators: by its words, the code; an empty code takes a name back.

    `person`: `Ada Martin, DVD`. The right asked for is that to deposit common values of these indicators. Raises
    TeachingError for a name that the catalogue gives already or that announces another unit, and where nobody says who
    speaks; NotAllowedError.
    """
    service = service_of(person)
    if not service:
        raise TeachingError(_NOT_NAMED)
    catalogue = store.catalogue()
    for text, code in meant.items():
        _check(catalogue, text, code)
    with store.writing() as cursor:
        target = f"noms propres de {service}\u00a0: {', '.join(quoted(text) for text in meant)}"
        spoken_of = [(code, Territory.COMMON) for code in meant.values() if code]
        name = claim(store, cursor, Act.TEACH, target, person, spoken_of)
        at = store.now(cursor)
        return save_names(
            data_folder, service, [OwnName(text, code, service, name, at) for text, code in meant.items()]
        )


def teach_profile(store: Store, data_folder: Path, profile: Profile, person: str, *, corrects: bool = False) -> Path:
    """Keep a profile, with who and when. `corrects`: it stands in the place of the one of its name.

    The right asked for is that to deposit common values of the indicators that it names. Raises TeachingError where
    another profile has its name, or nobody says who speaks; NotAllowedError, ProfileNameError.
    """
    former = _profile_named(data_folder, profile.name)
    if former is not None and not corrects:
        raise TeachingError(
            f"Un profil de lecture s’appelle déjà {quoted(profile.name)}\u00a0: donnez un autre nom à celui-ci, ou "
            "corrigez l’autre dans «\u00a0Profils de lecture\u00a0»."
        )
    return _kept(store, data_folder, profile, former, ProfileAct.CORRECTED if former else ProfileAct.CREATED, person)


def retire_profile(store: Store, data_folder: Path, name: str, person: str, *, retired: bool = True) -> Path:
    """Have a profile read nothing any more, or read again; its file stays, with who and when.

    Raises TeachingError for a name that none has, and where nobody says who speaks; NotAllowedError.
    """
    former = _profile_named(data_folder, name)
    if former is None or former.retired is retired:
        raise TeachingError(f"Aucun profil de lecture {quoted(name)} n’est à retirer ou à rétablir.")
    act = ProfileAct.RETIRED if retired else ProfileAct.RESTORED
    return _kept(store, data_folder, former, former, act, person)


def _profile_named(data_folder: Path, name: str) -> Profile | None:
    return next((profile for profile in every_profile(data_folder) if profile.name == name), None)


def _kept(
    store: Store, data_folder: Path, profile: Profile, former: Profile | None, act: ProfileAct, person: str
) -> Path:
    if not person.strip():
        raise TeachingError(_NOT_NAMED)
    spots = (spot for table in profile.tables if isinstance(spot := table.roles.get(Role.INDICATOR), Given))
    spoken_of = [(spot.text, Territory.COMMON) for spot in spots]
    with store.writing() as cursor:
        target = f"profil de lecture {quoted(profile.name)}, {ACTS[act]}"
        name = claim(store, cursor, Act.TEACH, target, person, spoken_of)
        event = ProfileEvent(act, name, store.now(cursor).replace(microsecond=0))
        history = (*(former.history if former else ()), event)
        return save_profile(saved_folder(data_folder), replace(profile, history=history))


def _check(catalogue: Catalogue, text: str, code: str) -> None:
    if not text.strip() or len(text) > LONGEST_NAME:
        raise TeachingError("Ce nom est vide, ou trop long pour être retenu.")
    if code and code not in catalogue.by_code:
        raise TeachingError(f"{quoted(code)} n’est pas le code d’un indicateur du référentiel.")
    if IndicatorNames(catalogue).position(text) is not None:
        raise TeachingError(f"{quoted(text)} désigne déjà un indicateur du référentiel.")
    if code and (unit := other_unit(text, catalogue.by_code[code].unit)):
        own = quoted(catalogue.by_code[code].unit)
        raise TeachingError(
            f"{quoted(text)} annonce une autre unité, {quoted(unit)}\u00a0; cet indicateur se compte en {own}. "
            "Retenir ce nom ferait lire de fausses valeurs\u00a0: convertissez-les dans votre fichier."
        )
