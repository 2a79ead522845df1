"""Findings: what the checks say of one cell, as values that are collected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding asks of the depositor."""

    BLOCKING = "blocking"
    CONFIRM = "confirm"
    INFO = "info"


class FindingCode(StrEnum):
    """Every finding there is: severity in `SEVERITIES`, French sentence in `convention.wording.findings`."""

    # The file as a whole
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_UNKNOWN_FORMAT = "file_unknown_format"
    FILE_DISGUISED = "file_disguised"
    FILE_DAMAGED = "file_damaged"
    FILE_ENCRYPTED = "file_encrypted"
    FILE_BOMB = "file_bomb"
    FILE_TOO_SLOW = "file_too_slow"
    FILE_TOO_HEAVY = "file_too_heavy"
    FILE_NOT_TEXT = "file_not_text"
    QUOTE_UNCLOSED = "quote_unclosed"
    ROW_WIDTH = "row_width"
    MACROS_IGNORED = "macros_ignored"
    EXTERNAL_LINKS = "external_links"
    FILE_RENAMED = "file_renamed"
    FILE_DELIMITER = "file_delimiter"
    QUOTE_MISPLACED = "quote_misplaced"
    FILE_DOCUMENT_TYPE = "file_document_type"
    FILE_LOCK = "file_lock"
    FILE_ENCODING = "file_encoding"
    STRAY_CELL = "stray_cell"
    # Sheets and tables
    SHEET_HIDDEN = "sheet_hidden"
    SHEET_NOT_CELLS = "sheet_not_cells"
    SHEETS_ASIDE = "sheets_aside"
    SHEETS_UNREAD = "sheets_unread"
    NUMBERS_UNREAD = "numbers_unread"
    ROWS_HIDDEN = "rows_hidden"
    COLUMNS_HIDDEN = "columns_hidden"
    TABLE_NOT_RECOGNISED = "table_not_recognised"
    NO_DATA = "no_data"
    COLUMN_IGNORED = "column_ignored"
    VALUES_UNREAD = "values_unread"
    ROWS_UNREAD = "rows_unread"
    ROW_IGNORED = "row_ignored"
    COLUMN_DUPLICATED = "column_duplicated"
    TOTAL_MISMATCH = "total_mismatch"
    # Cells
    ERROR_CELL = "error_cell"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    NUMBER_UNREADABLE = "number_unreadable"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    NUMBER_ROUNDED_TO_ZERO = "number_rounded_to_zero"
    UNIT_IN_CELL = "unit_in_cell"
    MULTIPLE_IN_CELL = "multiple_in_cell"
    MULTIPLE_APPLIED = "multiple_applied"
    UNITS_MIXED = "units_mixed"
    UNIT_ANNOUNCED = "unit_announced"
    PERCENT_UNIT = "percent_unit"
    VALUE_MISSING = "value_missing"
    PERIOD_UNREADABLE = "period_unreadable"
    PERIOD_MISSING = "period_missing"
    PERIOD_AMBIGUOUS = "period_ambiguous"
    PERIOD_IN_FUTURE = "period_in_future"
    PERIOD_GRAIN = "period_grain"
    PERIOD_MARK = "period_mark"
    MILESTONE_DAY = "milestone_day"
    INDICATOR_UNKNOWN = "indicator_unknown"
    INDICATOR_OWN_NAME = "indicator_own_name"
    INDICATOR_MISSING = "indicator_missing"
    TERRITORY_UNKNOWN = "territory_unknown"
    TERRITORY_MISSING = "territory_missing"
    TERRITORY_NOT_EXPECTED = "territory_not_expected"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_CONTRADICTS_VALUE = "status_contradicts_value"
    SOURCE_MISSING = "source_missing"
    NEGATIVE_VALUE = "negative_value"
    OVER_HUNDRED = "over_hundred"
    RATE_OVER_HUNDRED = "rate_over_hundred"
    SCALE_VALUE = "scale_value"
    YES_NO_VALUE = "yes_no_value"
    NOT_WHOLE = "not_whole"
    NOMINATIVE = "nominative"
    PERSON_POSSIBLE = "person_possible"
    NOTE_KEPT = "note_kept"
    NOTE_DOUBTFUL = "note_doubtful"
    NUMBER_AMBIGUOUS = "number_ambiguous"
    NUMBER_CONVENTION = "number_convention"
    NUMBER_UNPROVEN = "number_unproven"
    NUMBER_ROUNDED = "number_rounded"
    NUMBER_SCIENTIFIC = "number_scientific"
    UNIT_MISMATCH = "unit_mismatch"
    PERCENT_FRACTION = "percent_fraction"
    MISSING_WORD = "missing_word"
    VALUE_MERGED = "value_merged"
    RATIO_MISMATCH = "ratio_mismatch"
    # Rows among themselves and against the base
    DUPLICATE_KEY = "duplicate_key"
    PERIOD_OVERLAP = "period_overlap"
    CORRECTION = "correction"
    CORRECTION_WITHOUT_REASON = "correction_without_reason"
    CORRECTION_OLD_COMMENT = "correction_old_comment"
    NEGATIVE_CORRECTION = "negative_correction"
    SECRET_DERIVABLE = "secret_derivable"
    TOTAL_DECREASES = "total_decreases"
    JUMP = "jump"
    SUM_MISMATCH = "sum_mismatch"
    # An amendment against the catalogue
    AMENDMENT_SHEET = "amendment_sheet"
    AMENDMENT_SHEET_TWICE = "amendment_sheet_twice"
    AMENDMENT_COLUMN = "amendment_column"
    AMENDMENT_COLUMN_MISSING = "amendment_column_missing"
    AMENDMENT_EMPTY = "amendment_empty"
    AMENDMENT_BESIDE = "amendment_beside"
    AMENDMENT_CELL = "amendment_cell"
    AMENDMENT_KEY = "amendment_key"
    AMENDMENT_REFERENCE = "amendment_reference"
    AMENDMENT_ELSEWHERE = "amendment_elsewhere"
    AMENDMENT_DAY = "amendment_day"


_B, _C, _I = Severity.BLOCKING, Severity.CONFIRM, Severity.INFO

SEVERITIES: dict[FindingCode, Severity] = dict.fromkeys(FindingCode, _B) | {
    FindingCode.MACROS_IGNORED: _I,
    FindingCode.EXTERNAL_LINKS: _I,
    FindingCode.FILE_RENAMED: _I,
    FindingCode.SHEET_HIDDEN: _I,
    FindingCode.SHEET_NOT_CELLS: _I,
    FindingCode.SHEETS_ASIDE: _I,
    FindingCode.STRAY_CELL: _C,
    FindingCode.SHEETS_UNREAD: _C,
    FindingCode.NUMBERS_UNREAD: _C,
    FindingCode.ROWS_HIDDEN: _C,
    FindingCode.COLUMNS_HIDDEN: _C,
    FindingCode.COLUMN_IGNORED: _I,
    FindingCode.ROW_IGNORED: _I,
    FindingCode.TOTAL_MISMATCH: _C,
    FindingCode.UNIT_IN_CELL: _I,
    FindingCode.MULTIPLE_IN_CELL: _I,
    FindingCode.MULTIPLE_APPLIED: _I,
    FindingCode.UNIT_ANNOUNCED: _C,
    FindingCode.NUMBER_CONVENTION: _I,
    FindingCode.NUMBER_UNPROVEN: _C,
    FindingCode.NUMBER_ROUNDED: _I,
    FindingCode.NUMBER_SCIENTIFIC: _C,
    FindingCode.PERCENT_FRACTION: _C,
    FindingCode.MISSING_WORD: _C,
    FindingCode.PERSON_POSSIBLE: _C,
    FindingCode.NOTE_KEPT: _I,
    FindingCode.NOTE_DOUBTFUL: _C,
    FindingCode.RATIO_MISMATCH: _C,
    FindingCode.SOURCE_MISSING: _I,
    FindingCode.PERIOD_GRAIN: _C,
    FindingCode.MILESTONE_DAY: _C,
    FindingCode.PERIOD_MARK: _I,
    FindingCode.INDICATOR_OWN_NAME: _I,
    FindingCode.TERRITORY_NOT_EXPECTED: _C,
    FindingCode.CORRECTION: _C,
    FindingCode.NEGATIVE_CORRECTION: _C,
    FindingCode.SECRET_DERIVABLE: _C,
    FindingCode.RATE_OVER_HUNDRED: _C,
    FindingCode.TOTAL_DECREASES: _C,
    FindingCode.JUMP: _C,
    FindingCode.SUM_MISMATCH: _C,
    FindingCode.AMENDMENT_DAY: _C,
}


@dataclass(frozen=True)
class Finding:
    """One problem of a file: where it stands, what was read, what was expected.

    `sheet`, `cell`: as the analyst sees them (`Observations`, `F17`), empty for the file as a whole.
    `read`: the text as read. `expected`, `hint`: French phrases, may be empty. `hint` is a suggestion
    (« Vouliez-vous dire … ? »). `details`: what the sentence of the code needs besides.
    """

    code: FindingCode
    sheet: str = ""
    cell: str = ""
    read: str = ""
    expected: str = ""
    hint: str = ""
    details: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity that the code carries."""
        return SEVERITIES[self.code]


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that stop a deposit."""
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCKING)


def to_confirm(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that a person has to confirm."""
    return tuple(finding for finding in findings if finding.severity is Severity.CONFIRM)
