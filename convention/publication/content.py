"""What an edition says, ready to be set: overview, actions, register, decisions, method, all in French words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from convention.domain.catalogue import Catalogue, Indicator, Kind, Territory
from convention.domain.groups import group_counts
from convention.domain.observation import ObservationStatus
from convention.domain.progress import ProgressStatus
from convention.domain.publication import Withheld
from convention.domain.rollup import ActionProgress
from convention.domain.secrecy import ValueKey, key_of
from convention.domain.series import RecordedValue, Series
from convention.publication.reading import PublicReading
from convention.reports.telling import tell
from convention.reports.telling_actions import fresh_sentence
from convention.reports.told import Mark, Told, ToldAction, ToldChange, ToldIndicator, ToldTable
from convention.wording.figures import action_figure, judged_name, qualified_value
from convention.wording.formats import COLON, EXACT, period_label
from convention.wording.groups import group_sentences
from convention.wording.labels import Tone, counted_actions, label, tone, tone_symbol
from convention.wording.overview import GROUP_WORDS, group_word, overview_sentence
from convention.wording.publication import (
    NOT_PUBLISHED,
    plain_sentences,
    unpublished_count,
    withheld_sentence,
)
from convention.wording.takeaways import action_title
from convention.wording.values import indicator_value
from convention.wording.why import why_sentence

UNPUBLISHED = Mark(Tone.NEUTRAL, tone_symbol(Tone.NEUTRAL), NOT_PUBLISHED)
_MOST_PERIODS = 40
_SIGNS = {ObservationStatus.PROVISIONAL: " (p)", ObservationStatus.ESTIMATED: " (e)"}
_PLAIN_GROUPS = {
    Tone.REACHED: "kept",
    Tone.ON_TRACK: "on_way",
    Tone.WATCH: "watch",
    Tone.LATE: "late",
    Tone.NEUTRAL: "unknown",
}


@dataclass(frozen=True)
class ValueGrid:
    """The values of one indicator: a row a period, a column a territory; `older` periods are left to the data file."""

    territories: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    older: int
    unit: str


@dataclass(frozen=True)
class PublicIndicator:
    """One indicator; `step`: shown with the dated steps.

    `published`: False where its verdict rests on withheld values.
    """

    told: ToldIndicator
    published: bool
    grid: ValueGrid | None
    step: bool


@dataclass(frozen=True)
class PublicAction:
    """One action sheet: `file` its page, `mark` its status, `lead` the sentence of the indicator that decides."""

    told: ToldAction
    file: str
    mark: Mark
    published: bool
    lead: str
    why: str
    deciding_figure: str
    indicators: tuple[PublicIndicator, ...]
    commitments: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TileGroup:
    """The actions that read alike at a glance: `words` follow their count."""

    tone: Tone
    symbol: str
    words: str
    actions: tuple[PublicAction, ...]
    note: str = ""


@dataclass(frozen=True)
class EditionContent:
    """A whole edition in words; `told`: of the masked reading, the parts that need no other care."""

    reading: PublicReading
    told: Told
    actions: tuple[PublicAction, ...]
    groups: tuple[TileGroup, ...]
    overview: str
    targets: tuple[str, ...]
    fresh: str
    withheld: str
    plain: tuple[str, ...]

    @property
    def by_axis(self) -> tuple[tuple[int, str, str, tuple[PublicAction, ...]], ...]:
        """Number, title, short title and actions of each axis."""
        known = {action.told.code: action for action in self.actions}
        return tuple(
            (axis.number, axis.title, axis.short_title, tuple(known[a.code] for a in axis.actions))
            for axis in self.told.axes
        )

    @property
    def turned(self) -> tuple[ToldChange, ...]:
        """The indicators whose status is another one than at the meeting before."""
        return tuple(found for found in self.told.changes if found.before_mark != found.mark)

    @property
    def moved(self) -> tuple[ToldChange, ...]:
        """Those that moved and kept their status."""
        return tuple(found for found in self.told.changes if found.before_mark == found.mark)

    @property
    def register(self) -> ToldTable:
        """The register of commitments."""
        return self.told.commitments


def content_of(reading: PublicReading) -> EditionContent:
    """The words of an edition."""
    told = tell(reading.pack)
    progress = {found.action.code: found for found in reading.pack.actions}
    actions = tuple(_action(reading, told, found, progress[found.code]) for found in told.actions)
    groups = _groups(actions, progress)
    counts = {_PLAIN_GROUPS[g.tone]: len([a for a in g.actions if a.published]) for g in groups}
    hidden = sum(not action.published for action in actions)
    statuses = Counter(progress[action.told.code].status for action in actions if action.published)
    judged = tuple(_published(found, reading.unpublished) for found in reading.pack.actions)
    return EditionContent(
        reading=reading,
        told=told,
        actions=actions,
        groups=groups,
        overview=overview_sentence(statuses, reading.meeting.situation, hidden),
        targets=group_sentences(group_counts(judged)),
        fresh=fresh_sentence(judged),
        withheld=withheld_sentence(_reasons(reading), len(reading.unvalidated)),
        plain=plain_sentences(counts | {"withheld": hidden}, len(actions), reading.meeting.situation),
    )


def _published(found: ActionProgress, unpublished: frozenset[str]) -> ActionProgress:
    """A sheet with the indicators alone whose verdict is published: what is counted of it is true."""
    return replace(found, indicators=tuple(r for r in found.indicators if r.indicator.code not in unpublished))


def action_file(code: str) -> str:
    """The page of an action, the same in every edition: `action-8-1.html`."""
    return f"action-{code.replace('.', '-')}.html"


def _reasons(reading: PublicReading) -> dict[Withheld, int]:
    counts = Counter(reading.withheld.values())
    return {reason: counts[reason] for reason in Withheld if counts[reason]}


def _action(reading: PublicReading, told: Told, found: ToldAction, progress: ActionProgress) -> PublicAction:
    published = found.code not in reading.unpublished
    return PublicAction(
        told=found,
        file=action_file(found.code),
        mark=found.mark if published else UNPUBLISHED,
        published=published,
        lead=f"{action_title(progress)}." if published else "",
        why=why_sentence(progress, progress.deciding) if published else "",
        deciding_figure=_deciding_figure(progress) if published else "",
        indicators=tuple(
            PublicIndicator(
                each,
                each.code not in reading.unpublished,
                _grid(reading.pack.catalogue, each.code, reading.pack.values, reading.withheld),
                step=found.steps is not None and reading.pack.catalogue.by_code[each.code].kind is Kind.MILESTONE,
            )
            for each in found.indicators
        ),
        commitments=tuple(row for row in told.commitments.rows if row[2] == found.code),
    )


def _deciding_figure(found: ActionProgress) -> str:
    """The figure beside a status: what the action shows, else the value of the indicator that decides."""
    if found.deciding is None:
        return ""
    overall = found.deciding.overall
    told = action_figure(found)
    if told or overall.standing.value is None:
        return told
    return f"{judged_name(overall.indicator, overall)}{COLON}{qualified_value(overall, 2)}"


def _groups(actions: Iterable[PublicAction], progress: Mapping[str, ActionProgress]) -> tuple[TileGroup, ...]:
    """The actions by tone, best first; those whose status is not published stand with the ones not judged."""
    held: dict[Tone, list[PublicAction]] = {of: [] for of in GROUP_WORDS}
    for action in actions:
        of = tone(progress[action.told.code].status) if action.published else Tone.NEUTRAL
        held[of].append(action)

    def note(found: Iterable[PublicAction]) -> str:
        shown = [progress[each.told.code].status for each in found if each.published]
        return _note(shown, sum(not each.published for each in found))

    return tuple(
        TileGroup(of, tone_symbol(of), group_word(of, len(found)), tuple(found), note(found))
        for of, found in held.items()
        if found
    )


def _note(statuses: Iterable[ProgressStatus], hidden: int) -> str:
    """What a group holds that its name does not say; `hidden`: actions whose status is not published."""
    counts = Counter(statuses)
    several = len(counts) + bool(hidden) > 1
    parts = [counted_actions(status, count) for status, count in counts.most_common()] if several else []
    return ", ".join([*parts, unpublished_count(hidden)] if hidden else parts)


def _grid(catalogue: Catalogue, code: str, values: Series, withheld: Mapping[ValueKey, Withheld]) -> ValueGrid | None:
    indicator = catalogue.by_code[code]
    own = values.of(code)
    if not own:
        return None
    territories = [territory for territory in Territory if (code, territory) in own.lines]
    cells = {(value.period, value.territory): _cell(indicator, value, withheld) for value in own}
    periods = sorted({value.period for value in own})
    shown = periods[-_MOST_PERIODS:]
    rows = ((period_label(period), tuple(cells.get((period, t), "") for t in territories)) for period in shown)
    return ValueGrid(tuple(label(t) for t in territories), tuple(rows), len(periods) - len(shown), indicator.unit)


def _cell(indicator: Indicator, value: RecordedValue, withheld: Mapping[ValueKey, Withheld]) -> str:
    if reason := withheld.get(key_of(value)):
        return label(reason)
    if value.value is None:
        return label(value.status)
    return f"{indicator_value(indicator, value.value, EXACT)}{_SIGNS.get(value.status, '')}"
