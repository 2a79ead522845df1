"""What an edition reads: a frozen meeting as of its moment, without any value that may not be published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from convention.domain.attachments import ProvenDecision
from convention.domain.catalogue import Catalogue
from convention.domain.changes import changes
from convention.domain.committee import Decision, Meeting, previous_meeting
from convention.domain.errors import ShownError
from convention.domain.publication import Withheld, cites_any, public_series, unpublished_verdicts, withheld_values
from convention.domain.rollup import ActionProgress, assess_all
from convention.domain.secrecy import ValueKey, is_secret, key_of
from convention.domain.series import RecordedValue, Series
from convention.domain.signoff import Validation
from convention.reports.meeting_occasion import decision_told
from convention.reports.meeting_words import file_stem, meeting_name
from convention.reports.occasion import Moved, Occasion
from convention.reports.pack import Pack, thresholds_in_force
from convention.warehouse.attachments import pieces
from convention.warehouse.decisions import decisions, public_decisions
from convention.warehouse.kept_figures import check_figures
from convention.warehouse.meetings import meeting_as_known, meetings
from convention.warehouse.reads import observations_of, series, standings, standings_on
from convention.warehouse.signoffs import contests
from convention.warehouse.store import Store
from convention.wording.attachments import proven
from convention.wording.formats import moment
from convention.wording.kept_figures import differences_sentence
from convention.wording.publication import KIND, cites_withheld, nothing_frozen, other_figures, still_open


class PublicationError(ShownError):
    """This meeting, or this folder, cannot give an edition; nothing was written."""


@dataclass(frozen=True)
class PublicPiece:
    """A link meant for the public: the action that it concerns, empty for none, and whether a decision's."""

    action: str
    title: str
    link: str
    about: str
    of_decision: bool


@dataclass(frozen=True)
class PublicReading:
    """All that an edition may say of a meeting.

    `pack`: values, sheets and changes computed without the withheld values. `unpublished`: indicators and actions, by
    code, whose verdict rests on withheld values. `unvalidated`: values published though not validated.
    """

    meeting: Meeting
    pack: Pack
    withheld: Mapping[ValueKey, Withheld]
    unpublished: frozenset[str]
    unvalidated: frozenset[ValueKey]
    pieces: tuple[PublicPiece, ...] = ()


def frozen_meeting(store: Store, meeting_id: int | None = None) -> Meeting:
    """The meeting to publish, in the words that it was frozen with: that of a number, else the last frozen one.

    Raises PublicationError where none is frozen or that one is open, MeetingError where there is none of that number.
    """
    if meeting_id is None:
        frozen = [found for found in meetings(store) if found.freeze]
        if not frozen:
            raise PublicationError(nothing_frozen())
        meeting_id = max(frozen, key=lambda found: (found.day, found.meeting_id)).meeting_id
    found = meeting_as_known(store, meeting_id)
    if found.freeze is None:
        raise PublicationError(still_open(meeting_name(found)))
    return found


def public_reading(store: Store, meeting: Meeting, *, unvalidated: bool = False) -> PublicReading:
    """What may be said of a frozen meeting; `unvalidated`: values that are not validated are published, marked so.

    What is confidential, contested or validated is so by what is recorded today: a value that was declared secret after
    the meeting is not published. Raises PublicationError where the program computes other figures than those that the
    meeting froze.
    """
    assert meeting.freeze is not None
    situation, as_of = meeting.situation, meeting.freeze.as_of
    catalogue, version = store.catalogue(as_of), store.catalogue_version(as_of)
    whole = assess_all(catalogue, standings(store, situation, as_of), situation)
    check = check_figures(store, meeting.meeting_id, whole)
    if check is not None and check.differences:
        raise PublicationError(other_figures(meeting_name(meeting), differences_sentence(check)))
    values = series(store, [found.code for found in catalogue.indicators], situation, as_of)
    loose = _not_validated(store, values)
    withheld = _withheld(store, catalogue, values, frozenset() if unvalidated else loose)
    cursor = store.cursor()
    without = observations_of(cursor, {key_of(v) for v in values if v.value is not None} & withheld.keys())

    def judged(meeting_read: Meeting) -> tuple[ActionProgress, ...]:
        day = meeting_read.situation
        return assess_all(catalogue, standings_on(cursor, catalogue, version, day, as_of, without), day)

    actions = judged(meeting)
    unpublished = unpublished_verdicts(whole, actions)
    held = meetings(store, as_of)
    previous = previous_meeting(held, meeting)
    log = _decisions(store, meeting, {v.value for v in values if v.value is not None and key_of(v) in withheld})
    occasion = _occasion(meeting, previous, log, held)
    pack = Pack(
        occasion=replace(occasion, moved=_moved(judged(previous), actions, unpublished) if previous else ()),
        catalogue_version=version,
        catalogue=catalogue,
        actions=actions,
        moved=(),
        values=public_series(values, withheld),
        deposits=(),
        thresholds=thresholds_in_force(catalogue, situation),
    )
    pack = replace(pack, moved=pack.occasion.moved or ())
    linked = _pieces(store, meeting, catalogue, log, [v for v in values if key_of(v) not in withheld])
    return PublicReading(meeting, pack, withheld, unpublished, loose - withheld.keys(), linked)


def _withheld(
    store: Store, catalogue: Catalogue, values: Series, not_validated: frozenset[ValueKey]
) -> Mapping[ValueKey, Withheld]:
    now = series(store, [found.code for found in catalogue.indicators])
    disputed = contests(store)
    return withheld_values(
        values,
        lambda code: catalogue.by_code[code].kind,
        declared=[key_of(value) for value in now if is_secret(value)],
        contested=[ValueKey(found.indicator, found.territory, found.period) for found in disputed],
        not_validated=not_validated,
    )


def _not_validated(store: Store, values: Series) -> frozenset[ValueKey]:
    """The values that are not validated by each side whose word they need; one that was validated since is."""
    today = {found.provenance.observation_id: found for found in series(store, values.codes)}
    return frozenset(
        key_of(value)
        for value in values
        if value.value is not None
        and today.get(value.provenance.observation_id, value).validation is not Validation.VALIDATED
    )


def _decisions(store: Store, meeting: Meeting, hidden: Iterable[Decimal]) -> tuple[Decision, ...]:
    """The decisions of a meeting in the words that it knew, those that are meant for the public today.

    `hidden`: the withheld figures. Raises PublicationError where a decision tells one of them.
    """
    assert meeting.freeze is not None
    meant, hidden = public_decisions(store), tuple(hidden)
    log = tuple(found for found in decisions(store, meeting.freeze.as_of) if found.decision_id in meant)
    for found in log:
        if cites_any(f"{found.text} ; {found.owner}", hidden):
            raise PublicationError(cites_withheld(found.decision_id))
    return log


def _pieces(
    store: Store, meeting: Meeting, catalogue: Catalogue, log: Iterable[Decision], shown: Iterable[RecordedValue]
) -> tuple[PublicPiece, ...]:
    """The links meant for the public, known to the meeting and in force today, of what the edition shows."""
    assert meeting.freeze is not None
    kept = {found.piece_id for found in pieces(store)}
    decided = {found.decision_id: found.action or "" for found in log}
    observed = {value.provenance.observation_id for value in shown}
    found = []
    for piece in pieces(store, meeting.freeze.as_of):
        subject = piece.subject
        if not piece.public or piece.piece_id not in kept:
            continue
        if isinstance(subject, ProvenDecision):
            if subject.decision_id in decided:
                action = decided[subject.decision_id]
                found.append(PublicPiece(action, piece.title, piece.link, proven(piece, catalogue), True))
        elif subject.observation_id in observed:
            action = catalogue.by_code[subject.indicator].action
            found.append(PublicPiece(action, piece.title, piece.link, proven(piece, catalogue), False))
    return tuple(found)


def _occasion(meeting: Meeting, previous: Meeting | None, log: Iterable[Decision], held: Iterable[Meeting]) -> Occasion:
    """A meeting without the words of people but its public decisions: agenda and narratives are not for the public."""
    assert meeting.freeze is not None
    return Occasion(
        kind=KIND,
        name=meeting_name(meeting),
        stem=file_stem(meeting),
        state=moment(meeting.freeze.frozen_at),
        situation=meeting.situation,
        as_of=meeting.freeze.as_of,
        previous=previous.situation if previous else None,
        decisions=tuple(decision_told(found, held) for found in log),
    )


def _moved(
    before: tuple[ActionProgress, ...], after: tuple[ActionProgress, ...], unpublished: frozenset[str]
) -> tuple[Moved, ...]:
    return tuple(
        Moved(change.after.indicator, change.before, change.after)
        for change in changes(before, after)
        if change.after.indicator.code not in unpublished
    )
