"""What each sheet of a book holds: by the profile that fits it, else by what its own headings and titles say."""

from __future__ import annotations

from collections.abc import Sequence

from convention.domain.catalogue import Catalogue
from convention.domain.findings import Finding, FindingCode
from loaders.layouts.layout import Recognition
from loaders.layouts.own_sheets import is_own
from loaders.layouts.recognise import recognise_alone, refusal_of
from loaders.parsing.indicators import IndicatorNames
from loaders.parsing.problem import quoted
from loaders.profiles.choose import aside_by, aside_finding, matching, near_misses, read_by
from loaders.profiles.profile import Profile
from loaders.workbooks.book import Sheet

_SEVERAL, _NAMED_SHEETS = 2, 8


def recognise(sheet: Sheet, catalogue: Catalogue, profiles: Sequence[Profile] = ()) -> Recognition:
    """What a sheet holds: its tables; nothing, for prose and for the sheets that this program writes; or a refusal.

    A profile of the sheet's signature reads it. Without one, a table is recognised when each of its values has an
    indicator, a territory and a period, given by columns with known headings or by headings that are themselves
    periods or territories.
    """
    return _recognise(sheet, IndicatorNames(catalogue), profiles, matching(sheet, profiles))


def recognise_book(
    sheets: Sequence[Sheet], names: IndicatorNames, profiles: Sequence[Profile] = ()
) -> tuple[Recognition, ...]:
    """The same for each sheet of a book, in order.

    A sheet that would be refused is set aside when a profile that reads another sheet says so; one finding names all
    those of a profile, with the first of them.
    """
    by_sheet = [matching(sheet, profiles) for sheet in sheets]
    setting_aside = [profile for profile in profiles if any(profile in found for found in by_sheet)]
    recognitions = [_recognise(sheet, names, profiles, found) for sheet, found in zip(sheets, by_sheet, strict=True)]
    aside: dict[str, list[int]] = {}
    for at, (sheet, found) in enumerate(zip(sheets, by_sheet, strict=True)):
        profile = None if found or not recognitions[at].refused else aside_by(sheet, setting_aside)
        if profile is not None:
            aside.setdefault(profile.name, []).append(at)
    for name, places in aside.items():
        told = aside_finding(name, [sheets[at].name for at in places])
        recognitions = [Recognition() if at in places else each for at, each in enumerate(recognitions)]
        recognitions[places[0]] = Recognition(findings=(told,))
    return _one_question(sheets, recognitions)


def _one_question(sheets: Sequence[Sheet], recognitions: list[Recognition]) -> tuple[Recognition, ...]:
    """The recognitions with one finding for all sheets of unknown tables, where several stand beside others."""
    unknown = [at for at, each in enumerate(recognitions) if each.unknown]
    if len(unknown) == len(recognitions):
        unknown = unknown[1:]
    if len(unknown) < _SEVERAL:
        return tuple(recognitions)
    names = [sheets[at].name for at in unknown]
    shown = ", ".join(quoted(name) for name in names[:_NAMED_SHEETS])
    others = len(names) - _NAMED_SHEETS
    listed = f"{shown} et {others}\u00a0autre{'s' if others > 1 else ''}" if others > 0 else shown
    details = (("sheets", listed), *(("sheet", name) for name in names))
    for at in unknown:
        first = at == unknown[0]
        found = (Finding(FindingCode.SHEETS_UNREAD, details=details),) if first else ()
        recognitions[at] = Recognition(findings=found, refused=True, unknown=True)
    return tuple(recognitions)


def _recognise(
    sheet: Sheet, names: IndicatorNames, profiles: Sequence[Profile], found: Sequence[Profile]
) -> Recognition:
    if not sheet.rows or is_own(sheet):
        return Recognition()
    if found:
        return read_by(sheet, found)
    alone = recognise_alone(sheet, names)
    missed = near_misses(sheet, profiles) if alone.refused else ()
    return refusal_of(*missed) if missed else alone
