"""Action sheets and the overview of a pack, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from convention.domain.attention import attentions
from convention.domain.catalogue import Catalogue, Territory
from convention.domain.rollup import ActionProgress, distribution
from convention.reports.telling_indicators import mark_of
from convention.reports.told import Mark, ToldConcern
from convention.wording.absences import NOT_FOLLOWED, NOT_STATED
from convention.wording.attention import CONCERN_STATUS, CONCERN_TITLES, attention_sentence
from convention.wording.caveats import FIRST_DUES, first_dues_of
from convention.wording.date_rules import action_dates
from convention.wording.deciding import deciding_figure
from convention.wording.formats import COLON, SEMICOLON, counted, joined, number
from convention.wording.labels import counted_actions, label


def fresh_text(found: ActionProgress) -> str:
    """How many indicators are up to date, of those expected: `3 sur 5`."""
    rows = [row for row in found.indicators if row.expected]
    return f"{number(sum(row.up_to_date for row in rows))} sur {number(len(rows))}"


def action_message(found: ActionProgress) -> str:
    """The state of an action in a sentence: `Continuité cyclable : Paris 1,9 km sur 2,6, non atteint`."""
    name, (figure, beside) = found.action.short_title, deciding_figure(found.deciding)
    if found.deciding is None:
        return f"{name}{COLON}{NOT_FOLLOWED}"
    overall = found.deciding.overall
    shown = figure.removeprefix(f"{name}{COLON}")
    if overall.territory is not Territory.COMMON and len(overall.indicator.territories) > 1 and COLON not in shown:
        shown = f"{label(overall.territory)} {shown}"
    between = ", " if COLON in shown else COLON
    return f"{name}{between}{shown}{f' ({beside})' if beside else ''}, {label(found.status)}"


def facts(catalogue: Catalogue, found: ActionProgress) -> tuple[tuple[str, str], ...]:
    """The facts of a sheet, as the convention states them, and the due dates that an amendment moved too late."""
    action = found.action
    told = {
        "Délai": action.delay,
        "Budget": action.budget,
        **{f"Services {side.territory.of}": joined(side.services) for side in action.sides},
        "Partenaires": joined(action.partners),
        "Axe": f"{action.axis} – {catalogue.axis_by_number[action.axis].short_title}",
    }
    if dates := action_dates(catalogue, action):
        told["Dates retenues"] = dates
    if missed := first_dues_of(found.indicators):
        told[FIRST_DUES] = SEMICOLON.join(missed)
    return tuple((name, text or NOT_STATED) for name, text in told.items())


def headline(actions: Sequence[ActionProgress]) -> tuple[tuple[Mark, str], ...]:
    """How many action sheets have each status, severest first."""
    counts = distribution(action.status for action in actions)
    return tuple((mark_of(status), counted_actions(status, count, noun=True)) for status, count in counts.items())


def fresh_sentence(actions: Sequence[ActionProgress]) -> str:
    """How many indicators of the convention are up to date."""
    rows = [row for action in actions for row in action.indicators if row.expected]
    fresh = sum(row.up_to_date for row in rows)
    return f"{counted(fresh, 'indicateur', 'indicateurs')} à jour sur {number(len(rows))} attendus"


def concerns(actions: Sequence[ActionProgress]) -> tuple[ToldConcern, ...]:
    """What asks for attention, by reason, gravest first."""
    return tuple(
        ToldConcern(
            CONCERN_TITLES[concern],
            mark_of(CONCERN_STATUS[concern]),
            tuple(
                (a.progress.indicator.action, a.progress.indicator.short_title, attention_sentence(a)) for a in group
            ),
        )
        for concern, group in groupby(attentions(actions), key=lambda a: a.concern)
    )
