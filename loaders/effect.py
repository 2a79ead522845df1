"""What a deposit, or taking it out or back, would change, seen before it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from convention.domain.catalogue import Action, Catalogue, Indicator, Territory
from convention.domain.changes import Change, changes
from convention.domain.observation import ObservationStatus
from convention.domain.period import Period
from convention.domain.rollup import ActionProgress, assess_action
from convention.warehouse.append import AlreadyDepositedError
from convention.warehouse.provenance import reversal
from convention.warehouse.reads import observed_span
from convention.warehouse.recorded import SeriesColumns
from convention.warehouse.store import Store
from convention.warehouse.trial import Standings, try_deposit, try_deposit_reversal
from loaders.deposit import draft_of
from loaders.reading import Reading
from loaders.values.amounts import STATUSES, from_millionths
from loaders.values.cells import Flags
from loaders.values.words import TERRITORIES
from loaders.workbooks.child import ReadingCancelledError
from loaders.workbooks.foreign_file import never

_NOBODY = "essai"


@dataclass(frozen=True)
class ValueChange:
    """One value of the file beside the one in force; `old` None and `old_status` None where there is none.

    `corrected`: a number takes the place of another one, or a word for a missing value that of a number.
    """

    indicator: Indicator
    territory: Territory
    period: Period
    old: Decimal | None
    old_status: ObservationStatus | None
    new: Decimal | None
    new_status: ObservationStatus
    corrected: bool
    reason: str
    comment: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Effect:
    """What would change at `situation` if the reading were deposited now.

    `new`: values of keys that have none in force. `corrected`: values that replace another one. `restated`: the same
    number with another status, source or comment, or a number where a word stood. `unchanged`: values that only confirm
    those in force. The first three are what the receipt counts as recorded, the last what it counts as confirmed.
    `situation`: the last day that the file speaks of; `latest`: the same at the last day that the base speaks of, where
    that is a later one. `before`, `after`: the actions whose indicators the file speaks of. `series_before`,
    `series_after`: the values in force of these indicators.
    """

    situation: date
    new: int
    corrected: tuple[ValueChange, ...]
    restated: tuple[ValueChange, ...]
    unchanged: int
    before: tuple[ActionProgress, ...]
    after: tuple[ActionProgress, ...]
    series_before: SeriesColumns
    series_after: SeriesColumns
    latest: ReversalEffect | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """The indicators whose value or status would be another one."""
        return changes(self.before, self.after)


@dataclass(frozen=True)
class ReversalEffect:
    """What would change at `situation` in the action sheets that a deposit speaks of, if it were taken out or back."""

    situation: date
    before: tuple[ActionProgress, ...]
    after: tuple[ActionProgress, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The indicators whose value or status would be another one."""
        return changes(self.before, self.after)


def reversal_effect(store: Store, deposit_id: int, active: bool) -> ReversalEffect:
    """What withdrawing a deposit that is in force (`active`), or restoring one that is not, would change.

    Both states are read from the base, the second with the event really recorded in it, and dropped at once. They are
    read at the last day that a value in force, or one that would be, speaks of.
    """
    keys = [change.key for change in reversal(store, deposit_id)]
    known = observed_span(store).last_day
    day = max([*(key.period.end for key in keys), *([known] if known else [])], default=date.max)
    catalogue = store.catalogue()
    codes = dict.fromkeys(key.indicator for key in keys)
    indicators = [catalogue.by_code[code] for code in codes if code in catalogue.by_code]
    before, after = _progress(catalogue, indicators, try_deposit_reversal(store, deposit_id, active, day), day)
    return ReversalEffect(day, before, after)


def effect_of(
    store: Store, reading: Reading, situation: date | None = None, cancelled: Callable[[], bool] = never
) -> Effect:
    """What depositing a reading would change; `after` is read from the base with the deposit really recorded in it.

    The record is dropped at once: nothing is kept. `situation`: without one, the last day that the file speaks of, and
    the last one of a value in force besides. Raises BlockedReadingError, AlreadyDepositedError, and
    ReadingCancelledError once `cancelled()` is true.
    """

    def go_on() -> None:
        if cancelled():
            raise ReadingCancelledError

    go_on()
    if reading.known:
        raise AlreadyDepositedError(reading.known)
    indicators = _indicators(reading)
    day = situation or max((day for day in _days(reading).values()), default=reading.today)
    trial = try_deposit(store, draft_of(reading, _NOBODY), [i.code for i in indicators], day, go_on)
    checked = reading.checked
    said_otherwise = checked.valid & checked.recorded & ~_same(reading)
    corrected = said_otherwise & checked.corrected
    before, after = _progress(reading.values.agreed.catalogue, indicators, (trial.before, trial.after), day)
    return Effect(
        latest=None if situation else _latest(store, reading, indicators, day, go_on),
        situation=day,
        new=int(np.count_nonzero(checked.valid & ~checked.recorded)),
        corrected=tuple(_value_changes(reading, corrected)),
        restated=tuple(_value_changes(reading, said_otherwise & ~corrected)),
        unchanged=int(np.count_nonzero(checked.valid & _same(reading))),
        before=before,
        after=after,
        series_before=trial.series_before,
        series_after=trial.series_after,
    )


def _latest(
    store: Store, reading: Reading, indicators: Sequence[Indicator], day: date, go_on: Callable[[], None]
) -> ReversalEffect | None:
    """What would change at the last day of a value in force, where that is later than a day."""
    known = observed_span(store).last_day
    if known is None or known <= day:
        return None
    trial = try_deposit(store, draft_of(reading, _NOBODY), [i.code for i in indicators], known, go_on)
    both = (trial.before, trial.after)
    return ReversalEffect(known, *_progress(reading.values.agreed.catalogue, indicators, both, known))


def _same(reading: Reading) -> Flags:
    """The values that only repeat what is in force."""
    same: Flags = np.asarray(reading.checked.confirms.is_valid(), bool)
    return same


def _indicators(reading: Reading) -> list[Indicator]:
    """The indicators that the file gives values of, in the order of the catalogue."""
    values = reading.values.values
    present = np.unique(values.indicator[reading.checked.valid])
    return [reading.values.agreed.catalogue.indicators[int(number)] for number in present]


def spoken_of(reading: Reading) -> dict[Action, date]:
    """The action sheets that a reading gives values of, in the order of the catalogue, each with its last day."""
    catalogue = reading.values.agreed.catalogue
    days: dict[str, date] = {}
    for indicator, day in _days(reading).items():
        days[indicator.action] = max(day, days.get(indicator.action, day))
    return {action: days[action.code] for action in catalogue.actions if action.code in days}


def _days(reading: Reading) -> dict[Indicator, date]:
    """The last day that a reading speaks of, by indicator."""
    values, file = reading.values.values, reading.values
    kept = np.flatnonzero(reading.checked.valid)
    pairs = np.unique(np.stack([values.indicator[kept], values.period[kept]]), axis=1).T.tolist()
    days: dict[Indicator, date] = {}
    for number, period in pairs:
        indicator, end = file.agreed.catalogue.indicators[number], file.periods[period].end
        days[indicator] = max(end, days.get(indicator, end))
    return days


def _progress(
    catalogue: Catalogue, indicators: Iterable[Indicator], known: tuple[Standings, Standings], day: date
) -> tuple[tuple[ActionProgress, ...], tuple[ActionProgress, ...]]:
    """The action sheets of some indicators, judged on what is known before and after."""
    concerned = {indicator.action for indicator in indicators}
    actions = [action for action in catalogue.actions if action.code in concerned]
    before, after = (
        tuple(assess_action(catalogue, action, standings, day) for action in actions) for standings in known
    )
    return before, after


def _value_changes(reading: Reading, flagged: Flags) -> Iterator[ValueChange]:
    file, checked = reading.values, reading.checked
    values = file.values
    for position in np.flatnonzero(flagged):
        at = int(position)
        yield ValueChange(
            indicator=file.agreed.catalogue.indicators[int(values.indicator[at])],
            territory=TERRITORIES[int(values.territory[at])],
            period=file.periods[int(values.period[at])],
            old=from_millionths(int(checked.old_amount[at])) if checked.old_known[at] else None,
            old_status=STATUSES[int(checked.old_status[at])],
            new=from_millionths(int(values.amount[at])) if values.known[at] else None,
            new_status=STATUSES[int(values.status[at])],
            corrected=bool(checked.corrected[at]),
            reason=str(checked.reasons[at].as_py()),
            comment=str(values.comment[at].as_py()),
            sheet=file.sheets[int(values.sheet[at])],
            cell=values.address(at),
        )
