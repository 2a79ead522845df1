"""The occasion of a pack in words: cover, and what moved since the previous one."""

from __future__ import annotations

from convention.reports.method import demonstration_warning
from convention.reports.occasion import Moved
from convention.reports.pack import Pack
from convention.reports.telling_indicators import mark_of
from convention.reports.told import Cover, ToldChange
from convention.wording.absences import nothing_changed
from convention.wording.formats import EXACT, NOT_KNOWN, day, moment
from convention.wording.labels import standing_text
from convention.wording.takeaways import changes_title

FIRST = "Première séance\u00a0: aucune situation antérieure à comparer."


def cover(pack: Pack) -> Cover:
    """The first page, and what every page repeats."""
    found = pack.occasion
    return Cover(
        title=f"{found.kind} – {found.name}",
        kind=found.kind,
        name=found.name,
        file_stem=found.stem,
        convention=pack.catalogue.convention.title,
        state=found.state,
        reading=f"Situation au {day(found.situation)} · connu le {moment(found.as_of)}",
        footer=f"Empreinte du contenu {pack.content_hash[:12]}",
        demonstration=demonstration_warning(pack),
        participants=found.participants,
        made_at=found.as_of,
    )


def changes_told(pack: Pack) -> str:
    """In one sentence, what moved since the previous occasion."""
    previous = pack.occasion.previous
    if previous is None:
        return FIRST
    if not pack.moved:
        return nothing_changed(previous, pack.situation)
    return f"{changes_title([moved.change for moved in pack.moved], previous)}."


def changed(pack: Pack) -> tuple[ToldChange, ...]:
    """Every indicator that moved, with its causes."""
    return tuple(_changed(moved) for moved in pack.moved)


def _changed(moved: Moved) -> ToldChange:
    before, after = moved.change.before, moved.change.after
    values = [
        NOT_KNOWN if found.standing.value is None else standing_text(found.indicator, found.standing.value, EXACT)
        for found in (before, after)
    ]
    return ToldChange(
        action=after.indicator.action,
        name=after.indicator.short_title,
        before=values[0],
        after=values[1],
        before_mark=mark_of(before.status),
        mark=mark_of(after.status),
        causes=moved.causes,
    )
