"""What people say of how files are read: names of their service, reading profiles; each an act of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from convention.domain.catalogue import Catalogue, Territory
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.warehouse.rights import claim
from convention.warehouse.store import Store
from convention.wording.formats import quoted
from loaders.parsing.indicators import IndicatorNames, other_unit
from loaders.parsing.own_names import OwnName, service_of
from loaders.profiles.names_file import save_names

LONGEST_NAME = 250


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
        raise TeachingError("Indiquez votre nom et votre service\u00a0: ce nom restera attaché à ce que vous dites.")
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
