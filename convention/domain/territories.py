"""Territories: whom a value speaks of, one of those that the catalogue declares or all of them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from convention.setting import COMMON_CODE, DeclaredTerritory, catalogue_folder, declared_territories


class _Declared(type):
    """What lets `Territory` be gone through as an enumeration is: the declared ones in their order, then the common."""

    def __iter__(cls) -> Iterator[Territory]:
        return iter(_known().values())

    def __len__(cls) -> int:
        return len(_known())


class Territory(str, metaclass=_Declared):
    """Whom a value speaks of: its code, as the base holds it, with its name and colours.

    `Territory(code)` gives the one of that code, always the same object; ValueError where the catalogue declares none.
    `name`: « Seine-Saint-Denis ». `article`: « la », or none. `authority`: the party that signs for it, with its
    article; `assembly`: what approves amendments for it. `number`: the official one, where it has one. `spellings`:
    other names by which files call it.
    `light`, `dark`: its colour on either ground; empty for what is common, which is of no territory.
    """

    COMMON: ClassVar[Territory]

    name: str
    article: str
    authority: str
    assembly: str
    number: str
    spellings: tuple[str, ...]
    light: str
    dark: str

    def __new__(cls, code: str) -> Territory:
        if code == COMMON_CODE:
            return cls.COMMON
        found = _known().get(str(code))
        if found is None:
            raise ValueError(f"{code!r} is no territory of the catalogue")
        return found

    if not TYPE_CHECKING:

        def __setattr__(self, name: str, value: Any) -> NoReturn:
            raise AttributeError(f"a territory does not change: {name} = {value!r}")

    def __reduce__(self) -> tuple[type[Territory], tuple[str]]:
        return Territory, (str(self),)

    def __str__(self) -> str:
        return str.__str__(self)

    def __repr__(self) -> str:
        return f"Territory({str(self)!r})"

    @property
    def slug(self) -> str:
        """The territory as an address names it: `seine-saint-denis`."""
        return self.replace("_", "-")

    @property
    def authority_name(self) -> str:
        """The party that signs for it, without article: `Ville de Paris`."""
        return re.sub("^(?:l[ae]s? |l’)", "", self.authority)

    @property
    def with_article(self) -> str:
        """`la Seine-Saint-Denis`, `Paris`."""
        return f"{self.article}{'' if self.article in ('', 'l’') else ' '}{self.name}"

    @property
    def of(self) -> str:
        """`de la Seine-Saint-Denis`, `de Paris`, `du Val-de-Marne`."""
        contracted = {"le": "du ", "les": "des "}.get(self.article)
        return f"{contracted}{self.name}" if contracted else f"de {self.with_article}"


def declared() -> tuple[Territory, ...]:
    """The territories that the catalogue declares, in its order, without the common."""
    return tuple(each for each in _known().values() if each is not Territory.COMMON)


def _made(found: DeclaredTerritory) -> Territory:
    made = str.__new__(Territory, found.code)
    made.__dict__.update({name: fact for name, fact in found._asdict().items() if name != "code"})
    return made


@cache
def _known() -> dict[str, Territory]:
    own = {each.code: _made(each) for each in declared_territories(catalogue_folder())}
    return own | {COMMON_CODE: Territory.COMMON}


Territory.COMMON = _made(DeclaredTerritory(COMMON_CODE, "Commun", "", "", "", "", (), "", ""))
