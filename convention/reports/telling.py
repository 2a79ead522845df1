"""A pack in words: what its forms say, told once."""

from __future__ import annotations

from collections.abc import Callable

from convention.domain.commitments import FollowedCommitment, count_following
from convention.domain.groups import group_counts
from convention.domain.rollup import ActionProgress
from convention.domain.series import RecordedValue
from convention.reports.commitment_files import COMMITMENT_HEADINGS, COMMITMENT_WIDTHS, commitment_row
from convention.reports.legible import legible
from convention.reports.method import manifest, method, rules_table, sources_told, thresholds_table
from convention.reports.pack import Pack
from convention.reports.telling_actions import action_message, concerns, facts, fresh_sentence, fresh_text, headline
from convention.reports.telling_indicators import mark_of, tell_indicator
from convention.reports.telling_occasion import changed, changes_told, cover
from convention.reports.telling_steps import tell_steps
from convention.reports.told import Told, ToldAction, ToldAxis, ToldTable, ToldValue
from convention.wording.commitments import coverage_sentence
from convention.wording.figures import action_figure
from convention.wording.formats import COLON, moment, number, period_label
from convention.wording.groups import group_sentences
from convention.wording.labels import label, tone
from convention.wording.overview import overview_sentence
from convention.wording.reserves import Reserves
from convention.wording.why import why_sentence

Progress = Callable[[str, float], None]


def silent(text: str, share: float) -> None:
    """Progress that nobody watches."""


def tell(pack: Pack, progress: Progress = silent) -> Told:
    """The whole pack in words; `progress` is told what is being done, and the share done from 0 to 1."""
    told = Told(
        cover=cover(pack),
        message=overview_sentence(pack.distribution, pack.situation),
        headline=headline(pack.actions),
        fresh=fresh_sentence(pack.actions),
        groups=group_sentences(group_counts(pack.actions)),
        distribution=tuple((tone(status), count) for status, count in pack.distribution.items()),
        distribution_alt=_distribution_alt(pack),
        axes=_axes(pack, progress),
        concerns=concerns(pack.actions),
        agenda=pack.occasion.agenda,
        changes_title=changes_told(pack),
        changes=changed(pack),
        decisions=pack.occasion.decisions,
        method=method(pack),
        rules=rules_table(pack),
        thresholds=thresholds_table(pack),
        sources=sources_told(pack),
        deposits=_deposits(pack),
        manifest=manifest(pack),
        values=_values(pack),
        commitments_title=coverage_sentence(count_following(_commitments(pack))),
        commitments=ToldTable(
            COMMITMENT_HEADINGS, tuple(commitment_row(row) for row in _commitments(pack)), COMMITMENT_WIDTHS
        ),
    )
    return legible(told)


def _distribution_alt(pack: Pack) -> str:
    parts = [words for _, words in headline(pack.actions)]
    return f"Barre répartie entre les statuts des {number(len(pack.actions))} fiches{COLON}{', '.join(parts)}."


def _axes(pack: Pack, progress: Progress) -> tuple[ToldAxis, ...]:
    told: dict[str, ToldAction] = {}
    for at, found in enumerate(pack.actions):
        progress(f"Fiche {found.action.code}", at / len(pack.actions))
        told[found.action.code] = _action(pack, found)
    return tuple(
        ToldAxis(
            axis.number,
            axis.title,
            axis.short_title,
            tuple(told[a.code] for a in pack.catalogue.actions_of(axis.number) if a.code in told),
        )
        for axis in pack.catalogue.axes
    )


def _action(pack: Pack, found: ActionProgress) -> ToldAction:
    action = found.action
    return ToldAction(
        code=action.code,
        title=action.title,
        short_title=action.short_title,
        summary=action.summary,
        axis=f"Axe {action.axis}",
        mark=mark_of(found.status),
        message=action_message(found),
        why=why_sentence(found, found.deciding),
        rate=action_figure(found),
        fresh=fresh_text(found),
        facts=facts(pack.catalogue, found),
        steps=tell_steps(found),
        indicators=tuple(tell_indicator(row, pack.values, pack.catalogue) for row in found.indicators),
        narrative=next((n for n in pack.occasion.narratives if n.action == action.code), None),
        decisions=tuple(d for d in pack.occasion.decisions if d.action == action.code),
        page=f"Convention, page {action.page}",
    )


def _commitments(pack: Pack) -> tuple[FollowedCommitment, ...]:
    return pack.catalogue.agreed_on(pack.situation).followed_commitments(pack.situation)


def _deposits(pack: Pack) -> ToldTable:
    rows = tuple(
        (
            number(found.deposit_id),
            found.file_name,
            found.depositor,
            moment(found.recorded_at),
            number(found.used),
            found.sha256[:12],
        )
        for found in pack.deposits
    )
    headings = ("N°", "Fichier", "Déposant", "Enregistré le", "Valeurs", "Empreinte")
    return ToldTable(headings, rows, widths=(0, 2, 1, 0, 0, 0), numeric=(0, 4))


def _values(pack: Pack) -> tuple[ToldValue, ...]:
    reserves = Reserves(pack.catalogue, (row for action in pack.actions for row in action.indicators))
    return tuple(_value(pack, value, reserves) for value in pack.values)


def _value(pack: Pack, found: RecordedValue, reserves: Reserves) -> ToldValue:
    indicator = pack.catalogue.by_code[found.indicator]
    origin = found.provenance
    return ToldValue(
        action=indicator.action,
        indicator=indicator.code,
        title=indicator.title,
        territory=label(found.territory),
        period=period_label(found.period),
        day=found.period.end,
        value=found.value,
        total=found.total,
        unit=indicator.unit,
        status=label(found.status),
        validation=label(found.validation),
        reserve=reserves.of(indicator, found),
        source=origin.source,
        comment=origin.comment,
        deposit=origin.deposit_id,
        file_name=origin.file_name,
        sheet=origin.sheet,
        cell=origin.cell,
        text=origin.text,
        recorded=moment(origin.recorded_at),
        revisions=origin.revisions,
    )
