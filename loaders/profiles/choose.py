"""Which of the known profiles reads a sheet, and which ones almost do."""

from __future__ import annotations

from collections.abc import Sequence

from convention.domain.findings import Finding, FindingCode
from loaders.layouts.layout import Recognition
from loaders.profiles.apply import apply_profile
from loaders.profiles.find import find_tables, fits_name, has_title, like
from loaders.profiles.misfit import nearly
from loaders.profiles.profile import Profile
from loaders.profiles.signature import Words, first_words
from loaders.workbooks.book import Sheet


def matching(sheet: Sheet, profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """The profiles whose signature the sheet has; two that read alike count once."""
    words = first_words(sheet) if profiles else ()
    found: list[Profile] = []
    for profile in profiles:
        if find_tables(sheet, words, profile) and all(profile.tables != other.tables for other in found):
            found.append(profile)
    return tuple(found)


def read_by(sheet: Sheet, found: Sequence[Profile]) -> Recognition:
    """What the one profile that matches reads; a refusal when several do."""
    if len(found) == 1:
        return apply_profile(found[0], sheet)
    names = ", ".join(f"«\u00a0{profile.name}\u00a0»" for profile in found)
    finding = Finding(
        FindingCode.TABLE_NOT_RECOGNISED,
        sheet.name,
        sheet.address(0, 0),
        sheet.text(0, 0),
        expected=f"un seul profil de lecture\u202f; conviennent {names}",
    )
    return Recognition(findings=(finding,), refused=True)


def near_misses(sheet: Sheet, profiles: Sequence[Profile]) -> tuple[Finding, ...]:
    """Why the profiles that seem made for a sheet do not fit it."""
    words = first_words(sheet) if profiles else ()
    meant = (profile for profile in profiles if _seems_meant(sheet, words, profile))
    return tuple(finding for profile in meant for finding in apply_profile(profile, sheet).findings)


def _seems_meant(sheet: Sheet, words: Words, profile: Profile) -> bool:
    named = bool(profile.sheets) and fits_name(profile, sheet)
    titles = [table.title for table in profile.tables if table.title]
    if named or any(has_title(words, title) for title in titles):
        return True
    return not profile.sheets and not titles and nearly(words, profile)


def aside_by(sheet: Sheet, profiles: Sequence[Profile]) -> Profile | None:
    """The first of the profiles that read another sheet of the book to say that this one holds nothing to read."""
    return next((profile for profile in profiles if any(like(pattern, sheet.name) for pattern in profile.aside)), None)


def aside_finding(profile: str, names: Sequence[str]) -> Finding:
    """What is said, once for a file, of the sheets that a profile sets aside."""
    return Finding(FindingCode.SHEETS_ASIDE, read=profile, details=(("sheets", ", ".join(names)),))
