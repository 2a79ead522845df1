"""The occasion of a pack in words: cover, and what moved since the previous one."""

from __future__ import annotations

from decimal import Decimal

from convention.domain.changes import Change
from convention.domain.progress import Assessment
from convention.reports.method import demonstration_warning
from convention.reports.occasion import Moved
from convention.reports.pack import Pack
from convention.reports.telling_indicators import exact, mark_of
from convention.reports.told import Cover, Mark, ToldChange
from convention.wording.absences import nothing_changed
from convention.wording.attention import change_sentence
from convention.wording.figures import compared_value, judged_name
from convention.wording.formats import COLON, NOT_KNOWN, SEMICOLON, day, moment
from convention.wording.labels import Tone, tone_symbol
from convention.wording.takeaways import changes_title

OUTSIDE = Mark(Tone.NEUTRAL, tone_symbol(Tone.NEUTRAL), "hors référentiel")
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
        warnings=tuple(filter(None, (found.kept.warning if found.kept else "", demonstration_warning(pack)))),
        participants=found.participants,
        made_at=found.as_of,
        agenda_title=found.agenda_title,
    )


def changes_told(pack: Pack) -> str:
    """In one sentence, what moved since the previous occasion."""
    previous = pack.occasion.previous
    if previous is None:
        return FIRST
    if not pack.moved:
        return nothing_changed(previous, pack.situation)
    both = [Change(m.before, m.after) for m in pack.moved if m.before is not None and m.after is not None]
    return f"{changes_title(both, previous)}." if both else f"Depuis le {day(previous)}, le référentiel a changé."


def changed(pack: Pack) -> tuple[ToldChange, ...]:
    """Every indicator that moved, with its causes."""
    return tuple(_changed(moved) for moved in pack.moved)


def _changed(moved: Moved) -> ToldChange:
    name = judged_name(moved.indicator, moved.before, moved.after)
    return ToldChange(
        action=moved.indicator.action,
        name=name,
        sentence=f"Fiche {moved.indicator.action}, {name}{COLON}{_moved(moved)}.",
        before=_value(moved.before, moved.after),
        after=_value(moved.after, moved.before),
        before_rate=_rate(moved.before, moved.after),
        rate=_rate(moved.after, moved.after),
        before_mark=_mark(moved.before),
        mark=_mark(moved.after),
        causes=moved.causes,
    )


def _moved(moved: Moved) -> str:
    """What moved, and the causes that are not only the passing of time."""
    if moved.before is None or moved.after is None:
        text = f"{_value(moved.before, moved.after)} → {_value(moved.after, moved.before)}"
    else:
        text = change_sentence(Change(moved.before, moved.after))
    causes = [COLON.join(filter(None, part)) for part in moved.causes]
    return f"{text} ({SEMICOLON.join(causes)})" if causes else text


def _rate(found: Assessment | None, after: Assessment | None) -> Decimal | None:
    """The rate; None where another territory is judged after: the two are never set one against the other."""
    if found is None or (after is not None and after.territory is not found.territory):
        return None
    return exact(found.rate)


def _value(found: Assessment | None, other: Assessment | None) -> str:
    return NOT_KNOWN if found is None else compared_value(found, other)


def _mark(found: Assessment | None) -> Mark:
    return OUTSIDE if found is None else mark_of(found.status)
