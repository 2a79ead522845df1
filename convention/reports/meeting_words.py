"""A meeting's name, its agenda and the causes of its changes, in the words of a pack."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from convention.domain.action_causes import CausedActionChange
from convention.domain.agenda import AgendaItem, AgendaReason
from convention.domain.attention import attentions
from convention.domain.catalogue import Catalogue, Indicator, Kind
from convention.domain.causes import Cause, CausedChange, Share
from convention.domain.committee import Meeting, Outlook
from convention.domain.rollup import ActionProgress
from convention.domain.signoff import Contest
from convention.reports.occasion import AgendaPoint
from convention.wording.attention import attention_sentence
from convention.wording.formats import COLON, EXACT, SEMICOLON, capitalised, counted, long_day, points, signed_with_unit
from convention.wording.labels import label
from convention.wording.signoffs import contest_sentence

_GROUPED = frozenset({AgendaReason.NO_TARGET, AgendaReason.COVERAGE})
_FEW = 3
LACKING = "Services dont des valeurs attendues manquent"
_UNITS = {Kind.QUALITATIVE: "degrés", Kind.YEARLY: "années"}
SUN_SAID = f"{label(Outlook.SUNNY)} annoncé"
STEP_DONE, STEP_UNDONE = "étape faite", "étape qui n’est plus faite"
ADDED_BY, TAKEN_OUT_BY, GIVEN_UP_BY = "Ajout par avenant", "Retrait par avenant", "Abandon par avenant"
CHANGES_STATUS, SHOWS_VALUE, TAKES_VALUE = "change le statut", "première valeur connue", "plus aucune valeur"


def meeting_name(meeting: Meeting) -> str:
    """`Comité technique du 17 décembre 2019`."""
    return f"{capitalised(label(meeting.committee))} du {long_day(meeting.day)}"


def file_stem(meeting: Meeting) -> str:
    """`dossier_comite-technique_2019-12-17`."""
    bare = unicodedata.normalize("NFKD", label(meeting.committee)).encode("ascii", "ignore").decode()
    return f"dossier_{'-'.join(bare.split())}_{meeting.day.isoformat()}"


def agenda_points(
    items: Sequence[AgendaItem],
    catalogue: Catalogue,
    actions: Iterable[ActionProgress],
    contests: Iterable[Contest] = (),
) -> tuple[AgendaPoint, ...]:
    """The items in their order, many of one same kind told as one; dropped ones last, with their reason."""
    actions = tuple(actions)
    said = {(a.concern.value, a.progress.indicator.code): attention_sentence(a) for a in attentions(actions)}
    said |= {
        (AgendaReason.OUTLOOK_CONTRADICTED.value, row.indicator.code): f"{SUN_SAID}, {label(row.overall.status)}"
        for action in actions
        for row in action.indicators
    }
    for contest in contests:
        key = AgendaReason.CONTESTED.value, contest.indicator
        said[key] = SEMICOLON.join(filter(None, [said.get(key, ""), contest_sentence(contest)]))
    found: list[AgendaPoint] = []
    for reason, run in groupby((item for item in items if not item.dropped), key=lambda item: item.reason):
        group = list(run)
        if reason in _GROUPED and len(group) > _FEW:
            found.append(_together(reason, group))
        else:
            found += [_point(item, catalogue, said) for item in group]
    dropped = (_point(item, catalogue, said) for item in items if item.dropped)
    reasons = (item.dropped for item in items if item.dropped)
    return (
        *found,
        *(AgendaPoint(p.action, p.title, f"Point retiré{COLON}{why}") for p, why in zip(dropped, reasons, strict=True)),
    )


def _together(reason: AgendaReason, items: Sequence[AgendaItem]) -> AgendaPoint:
    if reason is AgendaReason.COVERAGE:
        services = (f"{item.text} {item.known} sur {item.expected}" for item in items)
        return AgendaPoint("", f"{LACKING}{COLON}{len(items)}", f"Valeurs à jour{COLON}{', '.join(services)}")
    codes = ", ".join(dict.fromkeys(item.action for item in items))
    return AgendaPoint(
        "", f"{capitalised(label(reason))}{COLON}{counted(len(items), 'indicateur', 'indicateurs')}", f"Fiches {codes}"
    )


def _point(item: AgendaItem, catalogue: Catalogue, said: dict[tuple[str, str], str]) -> AgendaPoint:
    reason = capitalised(label(item.reason))
    if item.reason is AgendaReason.COVERAGE:
        fresh = counted(item.known, "valeur à jour", "valeurs à jour")
        return AgendaPoint("", f"{item.text}{COLON}{fresh} sur {item.expected}", reason)
    if item.indicator and item.indicator in catalogue.by_code:
        sentence = said.get((item.reason.value, item.indicator), "")
        title = f"{item.action} · {catalogue.by_code[item.indicator].short_title}"
        return AgendaPoint(item.action, title, f"{reason}{COLON}{sentence}" if sentence else reason)
    where = f"{item.action} · " if item.action else ""
    return AgendaPoint(item.action, f"{where}{item.text}", reason)


def causes_told(found: CausedChange) -> tuple[tuple[str, str], ...]:
    """Each cause, named once, with all that it did; the parts of value add up to the whole change of value."""
    told: dict[str, list[str]] = {}
    for share in found.shares:
        told.setdefault(_cause_name(share.cause, found), []).extend(_parts(share, found.indicator))
    for cause, turn in _turns(found):
        told.setdefault(_cause_name(cause, found), []).append(turn)
    return tuple((cause, ", ".join(parts)) for cause, parts in told.items() if parts)


def action_causes_told(found: CausedActionChange) -> tuple[tuple[str, str], ...]:
    """The cause that brought the status of a sheet."""
    return ((_sheet_cause_name(found.status_cause, found), CHANGES_STATUS),)


def _parts(share: Share, indicator: Indicator) -> Iterator[str]:
    if share.value and indicator.kind is Kind.MILESTONE:
        yield STEP_DONE if share.value > 0 else STEP_UNDONE
    elif share.value:
        yield signed_with_unit(share.value, _UNITS.get(indicator.kind, indicator.unit), EXACT)
    elif share.rate:
        yield points(share.rate)
    elif share.expected_rate:
        yield f"taux attendu {points(share.expected_rate)}"


def _cause_name(cause: Cause, found: CausedChange) -> str:
    given_up = found.after is not None and found.after.abandoned is not None
    return _named(cause, found.before, found.after, given_up)


def _sheet_cause_name(cause: Cause, found: CausedActionChange) -> str:
    given_up = found.after is not None and all(row.overall.abandoned for row in found.after.indicators)
    return _named(cause, found.before, found.after, given_up)


def _named(cause: Cause, before: object, after: object, given_up: bool) -> str:
    """A cause by its name; an amendment that moves no target by what it does."""
    if cause is Cause.AMENDMENT and before is None:
        return ADDED_BY
    if cause is Cause.AMENDMENT and after is None:
        return TAKEN_OUT_BY
    return GIVEN_UP_BY if cause is Cause.AMENDMENT and given_up else capitalised(label(cause))


def _turns(found: CausedChange) -> Iterator[tuple[Cause, str]]:
    """What turned the status, and what made a value come or go."""
    if found.presence_cause is not None:
        there = found.after is not None and found.after.standing.value is not None
        yield found.presence_cause, SHOWS_VALUE if there else TAKES_VALUE
    if found.status_cause is not None:
        yield found.status_cause, CHANGES_STATUS
