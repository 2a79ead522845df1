"""What a reading profile says of a layout: where each role stands, which rows count, what their texts mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from loaders.layouts.layout import Role


@dataclass(frozen=True)
class Titled:
    """The column under this heading, or under one of these; `{n}` stands for the number of a repeated group."""

    titles: tuple[str, ...]


@dataclass(frozen=True)
class Lettered:
    """The column of this letter, for columns without a heading of their own."""

    letters: str


@dataclass(frozen=True)
class Given:
    """A text that the profile gives itself."""

    text: str


@dataclass(frozen=True)
class SheetName:
    """The name of the sheet; `{}` in the pattern is the part to be read (`Année {}`)."""

    pattern: str


@dataclass(frozen=True)
class CellAt:
    """One cell outside the rows (`B2`), as it stood where the first header row was row `header_row`."""

    address: str
    header_row: int


@dataclass(frozen=True)
class Under:
    """For values: the columns whose headings name their period, or are among `titles` for the other role.

    `roles`: what the headings say (period, territory, indicator), one or two of them.
    """

    roles: tuple[Role, ...]
    titles: tuple[str, ...] = ()


Spot = Titled | Lettered | Given | SheetName | CellAt | Under


@dataclass(frozen=True)
class Kept:
    """Only the rows where that column holds one of the texts; each text must be found."""

    spot: Titled | Lettered
    texts: tuple[str, ...]


class End(StrEnum):
    """Where the rows of a table end."""

    SHEET = "sheet"
    BLANK_ROW = "blank_row"
    NO_VALUE = "no_value"


@dataclass(frozen=True)
class TableProfile:
    """One table of a layout.

    `signature`: that of its header rows, one line each. `title`: what a cell above the header says, with `*` for any
    text; needed where tables that mean other things have the same headings. `rows`: spans of rows to keep, counted
    from 1 under the header, both ends included; none keeps all. `kept`: filters that a row must pass, all of them.
    `aside`: headings, or letters, of columns that are left unread on purpose. `rewrites`: by role, other words for
    texts.
    """

    signature: tuple[str, ...]
    roles: Mapping[Role, Spot]
    title: str = ""
    end: End = End.SHEET
    rows: tuple[tuple[int, int], ...] = ()
    kept: tuple[Kept, ...] = ()
    aside: tuple[str, ...] = ()
    rewrites: Mapping[Role, Mapping[str, str]] = field(default_factory=dict)


class ProfileAct(StrEnum):
    """What was done to a profile."""

    CREATED = "created"
    CORRECTED = "corrected"
    RETIRED = "retired"
    RESTORED = "restored"


@dataclass(frozen=True)
class ProfileEvent:
    """What was done to a profile, by whom and when (UTC, without zone, to the second)."""

    act: ProfileAct
    person: str
    at: datetime


@dataclass(frozen=True)
class Profile:
    """How to read the sheets of one layout.

    `sheets`: names that the sheet may have, `*` for any text; none accepts every name. `aside`: names of the other
    sheets of such a workbook that hold nothing to read. `history`: what was done to it, oldest first.
    """

    name: str
    tables: tuple[TableProfile, ...]
    sheets: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    history: tuple[ProfileEvent, ...] = ()

    @property
    def retired(self) -> bool:
        """Whether it reads nothing any more."""
        return bool(self.history) and self.history[-1].act is ProfileAct.RETIRED
