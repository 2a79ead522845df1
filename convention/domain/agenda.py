"""The agenda that makes itself: what the figures, the narratives and the open decisions ask a meeting to treat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from convention.domain.attention import Attention, Concern, attentions
from convention.domain.committee import Decision, DecisionState, Narrative, Outlook
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress
from convention.domain.signoff import Contest


class AgendaReason(StrEnum):
    """Why an item stands on the agenda; in the order of the agenda."""

    DECISION_DUE = "decision_due"
    CONTESTED = "contested"
    OUTLOOK_CONTRADICTED = "outlook_contradicted"
    MISSED = "overdue"  # the word in the keys of edits that bases keep
    REGRESSION = "regression"
    LATE = "late"
    CONTRADICTORY = "contradictory"
    NOT_ESTABLISHED = "not_established"
    STALE = "stale"
    NO_TARGET = "no_target"
    COVERAGE = "coverage"
    DECISION_OPEN = "decision_open"
    ADDED = "added"


class AgendaEdit(StrEnum):
    """What a person did to an agenda."""

    ADDED = "added"
    MOVED = "moved"
    DROPPED = "dropped"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class AgendaItem:
    """One item. `key` names it from one reading to the next; `dropped` is the reason why it was, else empty.

    `text`: of a decision, the name of a service, or what a person wrote. `known` of `expected` values, for coverage.
    """

    key: str
    reason: AgendaReason
    action: str = ""
    indicator: str = ""
    text: str = ""
    position: int = 0
    dropped: str = ""
    known: int = 0
    expected: int = 0


@dataclass(frozen=True)
class AgendaChange:
    """One edit of an agenda; `text` is the new item's or the reason of a drop, `position` where it is to stand."""

    key: str
    edit: AgendaEdit
    text: str = ""
    action: str = ""
    position: int = 0


@dataclass(frozen=True)
class AgendaTopic:
    """What a meeting treats at once: all items of one action, or those on missing targets and data (`data`).

    `action` and `data` are both empty for a point that somebody added without an action.
    """

    action: str
    items: tuple[AgendaItem, ...]
    data: bool = False

    @property
    def key(self) -> str:
        """What names the topic from one reading to the next, whatever items it holds then."""
        return _topic_key(self.items[0])


_BY_CONCERN = {
    Concern.MISSED: AgendaReason.MISSED,
    Concern.REGRESSION: AgendaReason.REGRESSION,
    Concern.LATE: AgendaReason.LATE,
    Concern.CONTRADICTORY: AgendaReason.CONTRADICTORY,
    Concern.NOT_ESTABLISHED: AgendaReason.NOT_ESTABLISHED,
    Concern.STALE: AgendaReason.STALE,
    Concern.NO_TARGET: AgendaReason.NO_TARGET,
}
_DATA = "data"
_BELIED = (ProgressStatus.MISSED, ProgressStatus.REGRESSION, ProgressStatus.LATE)


def agenda(
    actions: tuple[ActionProgress, ...],
    narratives: Mapping[str, Narrative],
    decisions: Iterable[Decision],
    day: date,
    edits: Iterable[AgendaChange] = (),
    contests: Iterable[Contest] = (),
) -> tuple[AgendaItem, ...]:
    """The items of a meeting held on a day, then its edits in their order; dropped ones stay, with their reason."""
    found = [
        *(_of_decision(d, day) for d in decisions if d.state is DecisionState.OPEN),
        *_contested(actions, contests),
        *_belied(actions, narratives),
        *(_of_attention(a) for a in attentions(actions) if a.concern in _BY_CONCERN),
        *_coverage(actions),
    ]
    found.sort(key=lambda item: list(AgendaReason).index(item.reason))
    return _edited(found, edits)


def topics(items: Iterable[AgendaItem]) -> tuple[AgendaTopic, ...]:
    """The items that were not dropped, one topic an action, in the order of their first items.

    Missing targets and missing data make one topic together, whichever actions they concern.
    """
    grouped: dict[str, list[AgendaItem]] = {}
    for item in items:
        if not item.dropped:
            grouped.setdefault(_topic_key(item), []).append(item)
    return tuple(
        AgendaTopic("" if key == _DATA else group[0].action, tuple(group), key == _DATA)
        for key, group in grouped.items()
    )


def _topic_key(item: AgendaItem) -> str:
    if item.reason in (AgendaReason.NO_TARGET, AgendaReason.COVERAGE):
        return _DATA
    return f"action:{item.action}" if item.action else item.key


def _of_decision(decision: Decision, day: date) -> AgendaItem:
    reason = AgendaReason.DECISION_DUE if decision.overdue(day) else AgendaReason.DECISION_OPEN
    return AgendaItem(f"decision:{decision.decision_id}", reason, decision.action or "", text=decision.text)


def _contested(actions: Iterable[ActionProgress], contests: Iterable[Contest]) -> Iterable[AgendaItem]:
    """One item for each indicator of which a side contests a value."""
    contested = {found.indicator for found in contests}
    for action in actions:
        for row in action.indicators:
            if row.indicator.code in contested:
                key = f"{AgendaReason.CONTESTED}:{row.indicator.code}"
                yield AgendaItem(key, AgendaReason.CONTESTED, action.action.code, row.indicator.code)


def _of_attention(found: Attention) -> AgendaItem:
    reason, indicator = _BY_CONCERN[found.concern], found.progress.indicator
    return AgendaItem(f"{reason}:{indicator.code}", reason, indicator.action, indicator.code)


def _belied(actions: Iterable[ActionProgress], narratives: Mapping[str, Narrative]) -> Iterable[AgendaItem]:
    """A sunny outlook over an indicator that is missed, going back or late."""
    reason = AgendaReason.OUTLOOK_CONTRADICTED
    for action in actions:
        said = narratives.get(action.action.code)
        if said is None or said.outlook is not Outlook.SUNNY:
            continue
        for row in action.indicators:
            if row.overall.status in _BELIED:
                yield AgendaItem(f"{reason}:{row.indicator.code}", reason, action.action.code, row.indicator.code)


def coverage(actions: Iterable[ActionProgress]) -> dict[str, tuple[int, int]]:
    """For each service, how many of the values that belong in its action sheets by now are up to date, and of how many.

    An action of several services counts for each of them.
    """
    counted: dict[str, tuple[int, int]] = {}
    for action in actions:
        sheet = action.action
        rows = [row for row in action.indicators if row.expected]
        for service in dict.fromkeys(sheet.services):
            known, expected = counted.get(service, (0, 0))
            counted[service] = (known + sum(row.up_to_date for row in rows), expected + len(rows))
    return counted


def _coverage(actions: Iterable[ActionProgress]) -> Iterable[AgendaItem]:
    for service, (known, expected) in coverage(actions).items():
        if known < expected:
            key = f"{AgendaReason.COVERAGE}:{service}"
            yield AgendaItem(key, AgendaReason.COVERAGE, text=service, known=known, expected=expected)


def _edited(found: list[AgendaItem], edits: Iterable[AgendaChange]) -> tuple[AgendaItem, ...]:
    items = list(found)
    for edit in edits:
        if edit.edit is AgendaEdit.ADDED:
            items.append(AgendaItem(edit.key, AgendaReason.ADDED, edit.action, text=edit.text))
            continue
        at = next((n for n, item in enumerate(items) if item.key == edit.key), None)
        if at is None:
            continue
        item = items.pop(at)
        if edit.edit is AgendaEdit.MOVED:
            items.insert(max(edit.position - 1, 0), item)
        else:
            dropped = edit.text if edit.edit is AgendaEdit.DROPPED else ""
            items.insert(at, replace(item, dropped=dropped))
    return tuple(replace(item, position=n) for n, item in enumerate(items, 1))
