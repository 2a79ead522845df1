"""From the heads of columns to blocks of values: the forms of table that are certain, and what one lacks to be so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from convention.domain.findings import Finding, FindingCode
from convention.domain.period import Period
from loaders.layouts.header_parts import header_text
from loaders.layouts.headings import FRENCH_ROLES, is_derived, is_total_heading
from loaders.layouts.heads import Head
from loaders.layouts.layout import Block, Column, Header, Origin, Role, Title
from loaders.layouts.merges import Place
from loaders.layouts.titles import origin_above, unnamed_column
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.periods import parse_period
from loaders.parsing.suggestions import fold
from loaders.parsing.territories import territory_named
from loaders.workbooks.book import Sheet

REQUIRED = (Role.INDICATOR, Role.TERRITORY, Role.PERIOD, Role.VALUE)
LONG = "une valeur par ligne"
PERIODS = "périodes en colonnes"
TERRITORIES = "territoires en colonnes"
INDICATORS = "indicateurs en colonnes"
BOTH = "périodes et territoires en colonnes"
SAID_IN_HEADINGS = (Role.PERIOD, Role.TERRITORY, Role.INDICATOR)
_FORMS = {"period": "périodes", "territory": "territoires", "indicator": "indicateurs"}
GROUPS = "groupes de colonnes répétés"
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True)
class TableHead:
    """The header of one table: where it stands, its form in French, its blocks, the heads that are part of none.

    `missing`: the roles that no column gives; the table is certain when there is none and `problems` is empty.
    `titles`: cells above the header that give a role to the whole table.
    """

    rows: tuple[int, ...]
    columns: range
    form: str
    blocks: tuple[Block, ...]
    unused: tuple[Head, ...]
    missing: tuple[Role, ...] = ()
    problems: tuple[Finding, ...] = field(default=())
    titles: tuple[Place, ...] = ()

    @property
    def top(self) -> int:
        """The first row that belongs to the table, its titles included."""
        return min([self.rows[0], *(row for row, _ in self.titles)])

    @property
    def certain(self) -> bool:
        """Whether the table can be read."""
        return not self.missing and not self.problems


def table_head(
    sheet: Sheet, rows: tuple[int, ...], columns: range, heads: Sequence[Head], names: IndicatorNames
) -> TableHead:
    """The table that these heads make; a role that none gives is sought in titles and in columns without heading."""
    plain = [head for head in heads if head.role and head.number is None and not head.valued]
    named, doubles = _first_of_each(sheet, plain)
    valued = [head for head in heads if head.valued]
    numbered = [head for head in heads if head.number is not None]
    unused = tuple(head for head in heads if not head.role and not head.valued)
    problems = [*doubles]
    if valued:
        form, blocks, more = _wide(sheet, named, valued)
        problems += [*more, *(_unreadable(sheet, head) for head in unused if _seems_period(sheet, head))]
    elif numbered and Role.VALUE not in named:
        form, blocks, more = _groups(sheet, named, numbered)
        problems += more
    else:
        form, blocks = LONG, (Block({role: Column(head.column) for role, head in named.items()}),)
        unused = (*unused, *numbered)
    head = TableHead(rows, columns, form, blocks, unused, _missing(blocks), tuple(problems))
    return _completed(sheet, head, heads, names) if head.missing and blocks else head


def _missing(blocks: Sequence[Block]) -> tuple[Role, ...]:
    return tuple(role for role in REQUIRED if not blocks or any(role not in block.origins for block in blocks))


def _completed(sheet: Sheet, head: TableHead, heads: Sequence[Head], names: IndicatorNames) -> TableHead:
    """The head with the roles that an unnamed column, else a title or the sheet's name, says of all its values."""
    if Role.VALUE in head.missing:
        return head
    taken = {each.column for each in heads if each.role or each.valued}
    first = min(block.value_column for block in head.blocks)
    free = [column for column in head.columns if column < first and column not in taken]
    found: dict[Role, Origin] = {}
    for role in head.missing:
        origin = unnamed_column(sheet, head.rows[-1], free, role, names)
        origin = origin or origin_above(sheet, head.rows[0], head.columns, role, names)
        if origin is not None:
            found[role] = origin
    blocks = tuple(Block({**block.origins, **found}) for block in head.blocks)
    used = {origin.column for origin in found.values() if isinstance(origin, Column)}
    unused = tuple(each for each in head.unused if each.column not in used)
    titles = tuple(origin.cell for origin in found.values() if isinstance(origin, Title))
    return replace(head, blocks=blocks, unused=unused, missing=_missing(blocks), titles=titles)


def _first_of_each(sheet: Sheet, heads: Iterable[Head]) -> tuple[dict[Role, Head], list[Finding]]:
    names: dict[Role, Head] = {}
    doubles = []
    for head in heads:
        assert head.role is not None
        if head.role in names:
            doubles.append(_duplicated(sheet, head, head.role, names[head.role]))
        else:
            names[head.role] = head
    return names, doubles


def _duplicated(sheet: Sheet, head: Head, role: Role, first: Head) -> Finding:
    return Finding(
        FindingCode.COLUMN_DUPLICATED,
        sheet.name,
        sheet.address(*head.cells[-1]),
        sheet.text(*head.cells[-1]),
        expected=f"une seule colonne pour «\u00a0{FRENCH_ROLES[role]}\u00a0»",
        details=(("role", FRENCH_ROLES[role]), ("first", sheet.address(*first.cells[-1]))),
    )


def period_of_head(sheet: Sheet, head: Head) -> Period | None:
    """The period that a head names, or None."""
    if not head.period:
        return None
    period = parse_period(*header_text(sheet, Header(head.period)))
    return period if isinstance(period, Period) else None


def _key(sheet: Sheet, head: Head) -> tuple[Period | None, object, str]:
    territory = territory_named(sheet.text(*head.territory[0])) if head.territory else None
    return period_of_head(sheet, head), territory, fold(sheet.text(*head.indicator[0])) if head.indicator else ""


def _wide(
    sheet: Sheet, names: Mapping[Role, Head], valued: Sequence[Head]
) -> tuple[str, tuple[Block, ...], list[Finding]]:
    """One block for each period, territory and indicator that heads name; the other roles come from the row."""
    groups: dict[tuple[object, object, str], dict[Role, Head]] = {}
    problems = [_unreadable(sheet, head) for head in valued if head.period and not period_of_head(sheet, head)]
    for head in valued:
        group = groups.setdefault(_key(sheet, head), {})
        role = head.role or Role.VALUE
        if role in group:
            problems.append(_duplicated(sheet, head, role, group[role]))
        group.setdefault(role, head)
    shapes = {(bool(head.period), bool(head.territory), bool(head.indicator)) for head in valued}
    if len(shapes) > 1 or not _in_order(sheet, valued):
        problems.append(_unreadable(sheet, valued[-1]))
    said = {role: any(getattr(head, str(role)) for head in valued) for role in SAID_IN_HEADINGS}
    for role in (Role.VALUE, *(role for role, is_said in said.items() if is_said)):
        if role in names:
            problems.append(_duplicated(sheet, valued[0], role, names[role]))
    form = f"{' et '.join(_FORMS[str(role)] for role, is_said in said.items() if is_said)} en colonnes"
    return form, tuple(_block(names, group) for group in groups.values()), problems


def _block(names: Mapping[Role, Head], group: Mapping[Role, Head]) -> Block:
    origins: dict[Role, Origin] = {role: Column(head.column) for role, head in names.items()}
    origins |= {role: Column(head.column) for role, head in group.items()}
    head = next(iter(group.values()))
    if head.period:
        origins[Role.PERIOD] = Header(head.period)
    if head.territory:
        origins[Role.TERRITORY] = Header(head.territory)
    if head.indicator:
        origins[Role.INDICATOR] = Header(head.indicator)
    return Block(origins)


def _in_order(sheet: Sheet, valued: Sequence[Head]) -> bool:
    """Whether periods under headings carried to the right follow each other; else the headings are not certain."""
    if not any(head.carried for head in valued):
        return True
    groups: dict[tuple[object, object], list[Period]] = {}
    for head in valued:
        period, *others = _key(sheet, head)
        if period:
            groups.setdefault((others[0], others[1]), []).append(period)
    return all(periods == sorted(periods) for periods in groups.values())


def _unreadable(sheet: Sheet, head: Head) -> Finding:
    text = " ".join(sheet.text(*cell) for cell in head.cells)
    return Finding(
        FindingCode.PERIOD_UNREADABLE,
        sheet.name,
        sheet.address(*head.cells[-1]),
        text,
        expected="en tête de colonne, une période entière, comme 2019 ou 2019-S1",
    )


def _seems_period(sheet: Sheet, head: Head) -> bool:
    """Whether an unread heading may name the period of values: to ignore it could lose some."""
    if is_total_heading(sheet.text(*head.cells[-1])):
        return False
    text = " ".join(sheet.text(*cell) for cell in head.cells)
    return head.fragment or (_YEAR.search(text) is not None and not is_derived(text))


def _groups(
    sheet: Sheet, names: Mapping[Role, Head], numbered: Sequence[Head]
) -> tuple[str, tuple[Block, ...], list[Finding]]:
    """One block for each number of a repeated heading that holds values."""
    groups: dict[int, dict[Role, Head]] = {}
    problems = []
    for head in numbered:
        assert head.role is not None
        assert head.number is not None
        group = groups.setdefault(head.number, {})
        if head.role in group:
            problems.append(_duplicated(sheet, head, head.role, group[head.role]))
        group.setdefault(head.role, head)
    blocks = tuple(_block(names, group) for group in groups.values() if Role.VALUE in group)
    return GROUPS, blocks, problems
