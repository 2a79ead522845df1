"""A first guess of a profile with its reasons, for a person to correct: nothing is ever read by it unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from convention.domain.catalogue import Catalogue
from convention.wording.proposals import Clue
from loaders.layouts.headings import heading_role, is_total, numbered_role
from loaders.layouts.layout import Fixed, Role, Title
from loaders.layouts.table_head import REQUIRED
from loaders.layouts.titles import origin_above
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.own_names import OwnName
from loaders.parsing.suggestions import fold, suggest
from loaders.parsing.territories import territory_named
from loaders.profiles.columns import Body, Columns, column_of_places, columns_under
from loaders.profiles.find import find_tables
from loaders.profiles.headers import ProposedHeader, headers_of
from loaders.profiles.places import NUMBER
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
from loaders.profiles.signature import first_words, signature
from loaders.workbooks.book import Sheet

_PLACE_WORDS = 5
_DIGITS = re.compile(r"[0-9]{1,2}")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class Reason:
    """Why a role is proposed where it is; `shown`: the text that the clue stands on."""

    clue: Clue
    shown: str


@dataclass(frozen=True)
class Proposal:
    """A profile to begin with; for each of its tables, its header rows (0-based) and the reason of each role.

    `known`: it is one that reads the sheet already, to be corrected.
    """

    profile: Profile
    known: bool
    headers: tuple[tuple[int, ...], ...]
    reasons: tuple[Mapping[Role, Reason], ...]


@dataclass
class _Draft:
    """The table being proposed. `last`: its last row, `above`: the first row that may hold its titles."""

    sheet: Sheet
    header: ProposedHeader
    columns: Columns
    names: IndicatorNames
    roles: dict[Role, Spot] = field(default_factory=dict)
    reasons: dict[Role, Reason] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)

    def say(self, role: Role, spot: Spot, clue: Clue, shown: str) -> None:
        """Propose where a role stands."""
        self.roles[role], self.reasons[role] = spot, Reason(clue, shown)

    def give(self, role: Role, body: Body, clue: Clue, shown: str) -> None:
        """Propose a column, which then has no other role."""
        self.say(role, self.columns.take(body), clue, shown)


def propose(sheet: Sheet, catalogue: Catalogue, own_names: Sequence[OwnName] = ()) -> Proposal:
    """The best first guess of how to read a sheet; roles that show nowhere are left out.

    One table for each header; one that lacks a role is left out beside tables that choose their rows. A column has one
    role; figures are territories only under a heading that says so. The time grows with the cells that are looked at.
    """
    names = IndicatorNames(catalogue, own_names)
    headers = headers_of(sheet, names)
    drafts = [_draft(sheet, header, names, catalogue) for header in headers]
    whole = [draft for draft in drafts if draft.reasons.keys() >= set(REQUIRED)]
    # Beside a table whose rows are chosen, one that lacks a role is another matter; under one that takes all rows it
    # would be read as part of it.
    whole = whole if whole and all(draft.kept for draft in whole) else drafts
    tables = tuple(_table(draft) for draft in whole)
    reasons = tuple(draft.reasons for draft in whole)
    return Proposal(Profile(sheet.name, tables), False, tuple(draft.header.rows for draft in whole), reasons)


def begun_with(sheet: Sheet, profile: Profile) -> Proposal | None:
    """A profile as it stands on a sheet, to be corrected there; None where the sheet has not its headings."""
    found = find_tables(sheet, first_words(sheet), profile)
    if not found:
        return None
    return Proposal(profile, True, tuple(table.header_rows for table in found), tuple({} for _ in found))


def _table(draft: _Draft) -> TableProfile:
    above = _title_above(draft)
    return TableProfile(
        signature(draft.sheet, draft.header.rows), draft.roles, above, End.SHEET, kept=tuple(draft.kept)
    )


def _draft(sheet: Sheet, header: ProposedHeader, names: IndicatorNames, catalogue: Catalogue) -> _Draft:
    draft = _Draft(sheet, header, columns_under(sheet, header.rows, header.last, names), names)
    _named_by_headings(draft)
    _under_headings(draft)
    _indicator(draft)
    _period(draft)
    _territory(draft)
    _above(draft, catalogue)
    _figures(draft)
    return draft


def _named_by_headings(draft: _Draft) -> None:
    """The roles that headings name, with something to read under them; repeated ones with the place of their number."""
    groups: dict[Role, list[Body]] = {}
    for body in draft.columns.bodies:
        role = heading_role(body.title)
        if role and role not in draft.roles and _can_be(role, body):
            draft.give(role, body, Clue.HEADING, body.title)
        elif not role and (numbered := numbered_role(body.title)):
            groups.setdefault(numbered[0], []).append(body)
    for role, bodies in groups.items():
        if role not in draft.roles:
            titles = dict.fromkeys(_DIGITS.sub(NUMBER, body.title, count=1) for body in bodies)
            draft.columns.taken.update(body.head.column for body in bodies)
            draft.say(role, Titled(tuple(titles)), Clue.HEADING, bodies[0].title)


def _can_be(role: Role, body: Body) -> bool:
    """Whether the cells under a heading can hold what it names; one without cells may still be filled in."""
    if role is Role.TERRITORY and body.cells:
        return any(territory_named(text) for text in body.texts)
    return role is not Role.INDICATOR or not body.cells or not body.figures_alone


def _under_headings(draft: _Draft) -> None:
    """Values under headings that name periods, territories or indicators."""
    if Role.VALUE in draft.roles:
        return
    valued = [body for body in draft.columns.free if body.head.valued and not body.derived]
    said = {
        Role.PERIOD: [body for body in valued if body.head.period],
        Role.TERRITORY: [body for body in valued if body.head.territory],
        Role.INDICATOR: [body for body in valued if body.head.indicator],
    }
    roles = tuple(role for role in (Role.PERIOD, Role.TERRITORY, Role.INDICATOR) if said[role])
    if len(said[Role.TERRITORY]) and len(said[Role.INDICATOR]):
        roles = tuple(role for role in roles if role is not Role.INDICATOR)
    if not roles:
        return
    cells = {role: [cell for body in said[role] for cell in _said_at(body, role)] for role in roles}
    texts = {role: [draft.sheet.text(*cell).strip() for cell in found] for role, found in cells.items()}
    titles = tuple(dict.fromkeys(text for role in roles if role is not Role.PERIOD for text in texts[role]))
    draft.columns.taken.update(body.head.column for body in valued)
    draft.say(Role.VALUE, Under(roles, titles), Clue.COLUMN_HEADINGS, texts[roles[0]][0])
    for role in roles:
        draft.roles.pop(role, None)
        draft.reasons[role] = Reason(Clue.COLUMN_HEADINGS, texts[role][0])


def _said_at(body: Body, role: Role) -> tuple[tuple[int, int], ...]:
    head = body.head
    return {Role.PERIOD: head.period, Role.TERRITORY: head.territory}.get(role, head.indicator)


def _open(draft: _Draft, role: Role) -> bool:
    return role not in draft.reasons


def _indicator(draft: _Draft) -> None:
    """A column whose cells are all codes, or all names of indicators."""
    if not _open(draft, Role.INDICATOR):
        return
    known = [b for b in draft.columns.free if b.cells and all(draft.names.position(t) is not None for t in b.texts)]
    coded = [body for body in known if all(draft.names.is_code(text) for text in body.texts)]
    for bodies, clue in ((coded, Clue.CODES), (known, Clue.NAMES)):
        if bodies:
            draft.give(Role.INDICATOR, bodies[0], clue, bodies[0].cells[0][0])
            return


def _period(draft: _Draft) -> None:
    """A column whose cells are all periods."""
    found = next((body for body in draft.columns.free if body.periods), None) if _open(draft, Role.PERIOD) else None
    if found:
        draft.give(Role.PERIOD, found, Clue.PERIOD_CELLS, found.cells[0][0])


def _territory(draft: _Draft) -> None:
    """A column of names of territories; else one of numbers of départements under a heading that says so.

    Rows of other places are left out by a filter.
    """
    if _open(draft, Role.TERRITORY) and (found := column_of_places(draft.columns)):
        body, clue = found
        shown = next(text for text, _ in body.cells if territory_named(text))
        draft.give(Role.TERRITORY, body, clue, shown)
    spot = draft.roles.get(Role.TERRITORY)
    if isinstance(spot, Titled | Lettered):
        for own in [body for body in draft.columns.bodies if draft.columns.spot(body) == spot][:1]:
            named = (text for text, _ in own.cells if territory_named(text) and not is_total(text))
            places = tuple(dict.fromkeys(named))
            others = {text for text in own.texts if text not in places and _is_other_place(text, own)}
            if places and others:
                draft.kept.append(Kept(spot, places))


def _is_other_place(text: str, body: Body) -> bool:
    """Whether a text beside names of territories may be another place: neither a total, a note, nor a lone number."""
    return not is_total(text) and len(text.split()) <= _PLACE_WORDS and (body.figures_alone or not text.isdecimal())


def _above(draft: _Draft, catalogue: Catalogue) -> None:
    """What the titles above, or the name of the sheet, say of all values."""
    columns = range(len(draft.sheet.texts))
    for role in (Role.INDICATOR, Role.TERRITORY, Role.PERIOD):
        origin = origin_above(draft.sheet, draft.header.rows[0], columns, role, draft.names)
        if not _open(draft, role) or origin is None:
            continue
        if isinstance(origin, Title):
            text = draft.sheet.text(*origin.cell)
            first = draft.sheet.first_row + draft.header.rows[0]
            if text.strip() == origin.text:
                draft.say(role, CellAt(draft.sheet.address(*origin.cell), first), Clue.TITLE, text)
            elif role is not Role.PERIOD:
                draft.say(role, Given(origin.text), Clue.TITLE, text)
        elif isinstance(origin, Fixed):
            draft.say(role, _in_name(draft.sheet.name, origin.text), Clue.SHEET_NAME, draft.sheet.name)
    if _open(draft, Role.INDICATOR) and (found := _indicator_like(draft, catalogue)):
        draft.say(Role.INDICATOR, Given(found[0]), Clue.LIKE_TITLE, found[1])


def _in_name(name: str, said: str) -> Spot:
    before, found, after = name.partition(said)
    return SheetName(f"{before}{{}}{after}".strip()) if found else Given(said)


def _indicator_like(draft: _Draft, catalogue: Catalogue) -> tuple[str, str] | None:
    """The code of the indicator whose title is like a title above the table, or the sheet's name, and that text."""
    titles = {title: i.code for i in catalogue.indicators for title in (i.title, i.short_title)}
    for text in (*_texts_above(draft), draft.sheet.name):
        quoted = {code for title, code in titles.items() if " " in title and fold(title) in fold(text)}
        if len(quoted) == 1:
            return quoted.pop(), text
        if near := suggest(text, titles, cutoff=70):
            return titles[near], text
    return None


def _texts_above(draft: _Draft) -> Iterator[str]:
    """The texts above the header, from top to bottom, down from the end of the table above."""
    for row in range(draft.header.above, draft.header.rows[0]):
        for column in range(len(draft.sheet.texts)):
            if text := draft.sheet.text(row, column).strip():
                yield text


def _title_above(draft: _Draft) -> str:
    """The first of the titles next above, its years left open: tables with the same headings may mean other things.

    Other numbers stay: they may name a territory or an indicator.
    """
    nearest: list[str] = []
    for row in range(draft.header.rows[0] - 1, draft.header.above - 1, -1):
        texts = [text for column in range(len(draft.sheet.texts)) if (text := draft.sheet.text(row, column).strip())]
        if nearest and not texts:
            break
        nearest = texts or nearest
    return _YEAR.sub("*", nearest[0]) if nearest else ""


def _figures(draft: _Draft) -> None:
    """The column of values where no heading says it: the last one of figures that has no other role."""
    if not _open(draft, Role.VALUE):
        return
    amounts = (body for body in draft.columns.free if body.amounts and not body.periods)
    observed = [body for body in amounts if not body.derived and not body.regional]
    if observed:
        clue = Clue.FIGURES if len(observed) == 1 else Clue.LAST_FIGURES
        draft.give(Role.VALUE, observed[-1], clue, observed[-1].title)
