"""Findings in French: the title and the sentence of every code, where it stands, and groups of the same kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convention.domain.findings import Finding, FindingCode, Severity
from convention.wording.finding_words import WORDS
from convention.wording.formats import COLON, NO_BREAK, counted, quoted
from convention.wording.receipts import file_size

_LONGEST_READ = 60
_SEVERITY_WORDS = {
    Severity.BLOCKING: "bloquant",
    Severity.CONFIRM: "à confirmer",
    Severity.INFO: "pour information",
}
_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")
_PERSONAL = {
    "email": "une adresse électronique",
    "telephone": "un numéro de téléphone",
    "nir": "un numéro de sécurité sociale",
    "birth": "une date ou un lieu de naissance",
    "name": "le nom de personnes",
    "iban": "un numéro de compte bancaire",
    "initials": "des initiales et un âge",
    "age": "un nom et un âge",
    "address": "une adresse postale",
}


_REPEATS_EXPECTED = frozenset(
    {
        FindingCode.CORRECTION,
        FindingCode.CORRECTION_WITHOUT_REASON,
        FindingCode.CORRECTION_OLD_COMMENT,
        FindingCode.ROW_WIDTH,
        FindingCode.FILE_RENAMED,
    }
)
_MOST_HINTS = 8
_ONE_GROUP = frozenset(
    {
        FindingCode.PERIOD_GRAIN,
        FindingCode.MILESTONE_DAY,
        FindingCode.PERIOD_IN_FUTURE,
        FindingCode.TERRITORY_NOT_EXPECTED,
        FindingCode.MISSING_WORD,
        FindingCode.PERCENT_FRACTION,
        FindingCode.NOT_WHOLE,
        FindingCode.NEGATIVE_VALUE,
    }
)
"""Findings of values that make one group a sheet, whatever columns they stand in."""
_ANY_COLUMN = "*"
_STORED_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+")
_AS_WRITTEN = frozenset(
    {
        FindingCode.NUMBER_AMBIGUOUS,
        FindingCode.NUMBER_CONVENTION,
        FindingCode.NUMBER_UNPROVEN,
        FindingCode.NUMBER_UNREADABLE,
        FindingCode.PERIOD_UNREADABLE,
        FindingCode.INDICATOR_UNKNOWN,
    }
)
"""Findings that speak of how something is written: it is shown sign by sign."""
_EMPTY = {
    FindingCode.COLUMN_IGNORED: "sans titre",
    FindingCode.ROW_IGNORED: "sans titre",
    FindingCode.STATUS_CONTRADICTS_VALUE: "vide",
}
"""What stands in a sentence where the cell that it speaks of is empty."""


class _Fields(dict[str, str]):
    """What a statement may ask for; a detail that the finding lacks is said to be unknown."""

    def __missing__(self, key: str) -> str:
        return "?"


def severity_word(severity: Severity) -> str:
    """What a severity asks, in a word or two: `bloquant`, `à confirmer`, `pour information`."""
    return _SEVERITY_WORDS[severity]


def finding_title(code: FindingCode) -> str:
    """The short name of a kind of finding."""
    return WORDS[code].title


def finding_sentence(finding: Finding) -> str:
    """What is wrong, in one or two whole sentences, with what was expected."""
    details = dict(finding.details)
    if "others" in details and not finding.cell:
        return f"Le même constat vaut pour {counted(int(details['others']), 'autre cellule', 'autres cellules')}."
    read = _as_french(finding)
    shown = read if len(read) <= _LONGEST_READ else read[: _LONGEST_READ - 1] + "…"
    fields = _Fields(details)
    fields["read"] = quoted(shown) if shown else _EMPTY.get(finding.code, "la cellule vide")
    fields["sheet"] = quoted(finding.sheet)
    fields["expected_count"] = details.get("expected", "?")
    fields["where"] = "Une note, une forme ou un lien" if "beside" in details else "La cellule"
    fields["personal"] = _PERSONAL.get(details.get("kind", ""), "de quoi reconnaître quelqu’un")
    if details.get("found", "").isdecimal():
        fields["cells"] = counted(int(details["found"]), "cellule", "cellules")
    if finding.code is FindingCode.FILE_TOO_LARGE:
        fields |= {name: file_size(int(details[name])) for name in ("bytes", "limit") if name in details}
    if "column" in details:
        fields["column"] = quoted(details["column"])
    if "file" in details:
        fields["file"] = quoted(details["file"])
    if "named" in details:
        fields["named"] = quoted(f".{details['named']}") if details["named"] else "aucune"
    statement = WORDS[finding.code].statement.format_map(fields)
    statement = statement[:1].upper() + statement[1:]
    if finding.expected and finding.code not in _REPEATS_EXPECTED:
        return f"{statement} Attendu{COLON}{finding.expected.rstrip('.')}."
    return statement


def _as_french(finding: Finding) -> str:
    """What was read, with the comma that a spreadsheet shows for a number stored with a point.

    As it stands where the way of writing is what the finding speaks of.
    """
    stored = _STORED_NUMBER.fullmatch(finding.read) and finding.code not in _AS_WRITTEN
    return finding.read.replace(".", ",") if stored else finding.read


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one code on one column of a sheet, or on all of it.

    `places`: `F2, F12 à F48`, empty for a sheet or a file.
    """

    code: FindingCode
    severity: Severity
    sheet: str
    places: str
    findings: tuple[Finding, ...]
    count: int

    @property
    def title(self) -> str:
        """The short name of the code."""
        return finding_title(self.code)

    @property
    def sentence(self) -> str:
        """The sentence of the first of them."""
        return finding_sentence(self.findings[0])

    @property
    def where(self) -> str:
        """Sheet and cells: `Observations, F12 à F48`."""
        return ", ".join(filter(None, (self.sheet, self.places))) or "fichier"


def group_hints(group: FindingGroup) -> list[str]:
    """The suggestions of a group: the one that all cells share, else that of each different text."""
    hints = {found.hint for found in group.findings}
    if len(hints) == 1:
        return [hint for hint in hints if hint]
    each = {f"{quoted(found.read)}{COLON}{found.hint}": None for found in group.findings if found.hint}
    return list(each)[:_MOST_HINTS]


def folded(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Findings in groups, the gravest first, then in the order of their first cell; runs of rows are folded."""
    groups: dict[tuple[FindingCode, str, str], list[Finding]] = {}
    for finding in findings:
        found = _CELL.fullmatch(finding.cell)
        column = found[1] if found else ""
        if found and finding.code in _ONE_GROUP:
            column = _ANY_COLUMN
        groups.setdefault((finding.code, finding.sheet, column), []).append(finding)
    order = list(Severity)
    folded_groups = [_group(code, sheet, found) for (code, sheet, _), found in groups.items()]
    return tuple(sorted(folded_groups, key=lambda group: order.index(group.severity)))


def _group(code: FindingCode, sheet: str, findings: Sequence[Finding]) -> FindingGroup:
    cells = [found for finding in findings if (found := _CELL.fullmatch(finding.cell))]
    columns = dict.fromkeys(found[1] for found in cells)
    rows = {column: sorted({int(found[2]) for found in cells if found[1] == column}) for column in columns}
    places = ", ".join(_runs(column, own) for column, own in rows.items())
    count = sum(int(dict(f.details).get("others", "1")) if not f.cell else 1 for f in findings)
    return FindingGroup(code, findings[0].severity, sheet, places, tuple(findings), count)


def _runs(column: str, rows: Sequence[int]) -> str:
    """Rows of a column with runs folded: `F2, F12 à F48`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(
        f"{column}{first}" if first == last else f"{column}{first} à{NO_BREAK}{column}{last}" for first, last in runs
    )


def severity_summary(findings: Iterable[Finding]) -> str:
    """How many findings of each severity: `2 bloquants, 1 à confirmer`; empty for none."""
    counts = dict.fromkeys(Severity, 0)
    for group in folded(findings):
        counts[group.severity] += group.count
    return ", ".join(_counted(severity, count) for severity, count in counts.items() if count)


def _counted(severity: Severity, count: int) -> str:
    word = severity_word(severity)
    return counted(count, word, "bloquants" if severity is Severity.BLOCKING else word)
