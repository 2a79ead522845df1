"""What a pack says, in French words and drawable figures: the one text that its forms set in their own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from convention.domain.catalogue import Territory
from convention.reports.occasion import AgendaPoint, Decision, Narrative
from convention.wording.labels import Tone

GRAVEST = (Tone.LATE, Tone.WATCH, Tone.ON_TRACK, Tone.REACHED, Tone.NEUTRAL)


@dataclass(frozen=True)
class Mark:
    """A status as it is shown: sign, word and tone always together."""

    tone: Tone
    symbol: str
    word: str


@dataclass(frozen=True)
class ToldPoint:
    """One point of a curve; `firm` False for provisional or estimated values, `breaks` where the line starts anew."""

    day: date
    value: Decimal
    firm: bool
    told: str
    breaks: bool = False


@dataclass(frozen=True)
class ToldCurve:
    """The values of one territory over time; `end` names it beside its last point."""

    name: str
    territory: Territory
    points: tuple[ToldPoint, ...]
    end: str


@dataclass(frozen=True)
class ToldChart:
    """A trajectory: observed curves, the expected path to its target, words; `highest` ends a fixed scale."""

    title: str
    subtitle: str
    alt: str
    unit: str
    curves: tuple[ToldCurve, ...]
    path: tuple[tuple[date, Decimal], ...]
    target: str
    path_name: str
    from_zero: bool
    highest: Decimal | None
    note: str = ""


@dataclass(frozen=True)
class ToldRow:
    """One indicator in one scope, as a line of a table of figures; amounts exact, rates in percent."""

    scope: str
    value: Decimal | None
    value_text: str
    period: str
    target: Decimal | None
    target_text: str
    rate: Decimal | None
    rate_text: str
    rate_told: str
    expected_text: str
    mark: Mark


@dataclass(frozen=True)
class ToldIndicator:
    """One indicator: its figure, what explains it, its curve and its lines; the first row is the overall one."""

    code: str
    title: str
    short_title: str
    unit: str
    kind: str
    origin: str
    figure: str
    explanation: str
    rows: tuple[ToldRow, ...]
    chart: ToldChart | None
    absent: str
    sources: str

    @property
    def mark(self) -> Mark:
        """The overall status."""
        return self.rows[0].mark


@dataclass(frozen=True)
class ToldStep:
    """One dated step: the day it was due, the day it was done, and what became of it."""

    name: str
    state: str
    mark: Mark
    due: date | None
    done: date | None


@dataclass(frozen=True)
class ToldSteps:
    """The dated steps of an action sheet, at a situation date."""

    title: str
    alt: str
    note: str
    situation: date
    steps: tuple[ToldStep, ...]


@dataclass(frozen=True)
class ToldAction:
    """One action sheet; `message`: its state in a sentence, `why`: what made it so, empty where nothing is late."""

    code: str
    title: str
    short_title: str
    summary: str
    axis: str
    mark: Mark
    message: str
    why: str
    rate: str
    fresh: str
    facts: tuple[tuple[str, str], ...]
    steps: ToldSteps | None
    indicators: tuple[ToldIndicator, ...]
    narrative: Narrative | None
    decisions: tuple[Decision, ...]
    page: str

    @property
    def main(self) -> ToldIndicator | None:
        """The indicator whose curve is shown first: the gravest one that has a curve, then the first."""
        drawn = [found for found in self.indicators if found.chart is not None]
        return min(drawn, key=lambda found: GRAVEST.index(found.mark.tone), default=None)


@dataclass(frozen=True)
class ToldAxis:
    """One axis with its action sheets."""

    number: int
    title: str
    short_title: str
    actions: tuple[ToldAction, ...]


@dataclass(frozen=True)
class ToldConcern:
    """What asks for attention for one same reason; items are action code, indicator and what is wrong."""

    title: str
    mark: Mark
    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ToldChange:
    """One indicator that moved since the previous meeting; each cause with its part of the change.

    `sentence`: what moved and why; the rates are in per cent, None where there is none.
    """

    action: str
    name: str
    sentence: str
    before: str
    after: str
    before_rate: Decimal | None
    rate: Decimal | None
    before_mark: Mark
    mark: Mark
    causes: tuple[tuple[str, str], ...]


def weight(change: ToldChange) -> tuple[bool, Decimal]:
    """The order of changes that matter most: another status first, then the largest step of a rate."""
    step = abs((change.rate or Decimal(0)) - (change.before_rate or Decimal(0)))
    return change.before_mark == change.mark, -step


@dataclass(frozen=True)
class ToldTable:
    """A plain table; `widths`: shares of the page, 0 as wide as its words; `numeric`: columns set to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class ToldValue:
    """One recorded value with where it comes from, for the lineage."""

    action: str
    indicator: str
    title: str
    territory: str
    period: str
    day: date
    value: Decimal | None
    total: Decimal | None
    unit: str
    status: str
    validation: str
    reserve: str
    source: str
    comment: str
    deposit: int
    file_name: str
    sheet: str
    cell: str
    text: str
    recorded: str
    revisions: int


@dataclass(frozen=True)
class Cover:
    """What stands on the first page and on every edge; `made_at`: the time written in files, so that they repeat."""

    title: str
    kind: str
    name: str
    file_stem: str
    convention: str
    state: str
    reading: str
    footer: str
    warnings: tuple[str, ...]
    participants: tuple[tuple[str, str], ...]
    made_at: datetime
    agenda_title: str


@dataclass(frozen=True)
class Told:
    """A whole pack in words."""

    cover: Cover
    message: str
    headline: tuple[tuple[Mark, str], ...]
    fresh: str
    groups: tuple[str, ...]
    distribution: tuple[tuple[Tone, int], ...]
    distribution_alt: str
    axes: tuple[ToldAxis, ...]
    concerns: tuple[ToldConcern, ...]
    agenda: tuple[AgendaPoint, ...]
    changes_title: str
    changes: tuple[ToldChange, ...]
    decisions: tuple[Decision, ...]
    method: tuple[str, ...]
    rules: ToldTable
    thresholds: ToldTable
    sources: tuple[str, ...]
    deposits: ToldTable
    manifest: tuple[tuple[str, str], ...]
    values: tuple[ToldValue, ...]
    commitments_title: str
    commitments: ToldTable

    @property
    def actions(self) -> tuple[ToldAction, ...]:
        """Every action sheet, in the order of the text."""
        return tuple(action for axis in self.axes for action in axis.actions)

    @property
    def agenda_actions(self) -> tuple[ToldAction, ...]:
        """The action sheets on the agenda, in its order; without any, those that are late."""
        by_code = {action.code: action for action in self.actions}
        named = tuple(by_code[code] for code in dict.fromkeys(p.action for p in self.agenda) if code in by_code)
        return named or tuple(action for action in self.actions if action.mark.tone is Tone.LATE)

    @property
    def agenda_rows(self) -> tuple[tuple[str, str, str], ...]:
        """The agenda as a table: number, point, details; what stands under a point has no number of its own."""
        return tuple(
            row
            for at, item in enumerate(self.agenda, 1)
            for row in ((str(at), item.title, item.detail), *(("", "", remark) for remark in item.under))
        )
