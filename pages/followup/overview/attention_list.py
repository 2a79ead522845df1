"""What is to be dealt with, action by action: what the committee asked for, then what the figures say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from convention.domain.attention import Attention, Concern, attentions
from convention.domain.catalogue import Action, Indicator
from convention.domain.committee import latest
from convention.domain.groups import group_counts
from convention.domain.rollup import ActionProgress
from convention.warehouse.decisions import decisions
from convention.warehouse.narratives import narratives
from convention.wording.attention import CONCERN_STATUS, CONCERN_TITLES, attention_sentence, committee_reasons
from convention.wording.formats import COLON, counted, number
from convention.wording.groups import group_figures
from convention.wording.labels import label, symbol, tone
from convention.wording.tally import scope_sentence
from pages.components.worklist.worklist import draw_worklist
from pages.parts import base
from pages.parts.keys import Param
from pages.parts.reading import Reading, parameters
from pages.parts.session_pages import open_target

SHOWN_AT_FIRST = 8
NOTHING = "Rien à traiter à cette date\u00a0: aucun retard, aucune donnée périmée ni contradictoire."


def draw_attentions(actions: Sequence[ActionProgress], reading: Reading) -> None:
    """Draw what became of the rows and what asks for attention, the gravest first; a click opens the page."""
    open_target(draw_worklist(worklist_data(actions, _asked(actions, reading), reading)))


def worklist_data(
    actions: Sequence[ActionProgress], asked: Mapping[str, Sequence[str]], reading: Reading
) -> dict[str, Any]:
    """The list as its piece takes it, plain JSON; `asked`: what the committee has to come back to, by action."""
    found = attentions(actions)
    by_code = {action.action.code: action.action for action in actions}
    items = _by_action(item for item in found if item.concern is not Concern.NO_TARGET)
    codes = sorted([*(code for code in asked if code not in items), *items], key=lambda code: code not in asked)
    shown = [_action(by_code[code], asked.get(code, ()), items.get(code, ()), reading) for code in codes]
    rest = shown[SHOWN_AT_FIRST:]
    rows = [row for action in actions for row in action.indicators]
    return {
        "groups": _groups(actions, reading),
        "scope": scope_sentence(rows, reading.territory) if reading.territory else "",
        "title": "À traiter",
        "nothing": "" if found or codes else NOTHING,
        "actions": shown[:SHOWN_AT_FIRST],
        "rest": _folded(rest) if rest else None,
        "untargeted": _untargeted([item for item in found if item.concern is Concern.NO_TARGET], by_code, reading),
    }


def _folded(rest: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"label": f"Voir {counted(len(rest), 'autre fiche', 'autres fiches')}", "actions": rest}


def _groups(actions: Sequence[ActionProgress], reading: Reading) -> list[dict[str, Any]]:
    """What became of the rows, in three groups that are never added up, each figure with the rows that it counts."""
    groups = []
    for count in group_counts(actions):
        asked = {**parameters(reading), Param.GROUP: str(count.group)}
        figures = [
            {"text": words, "target": {"page": "cibles", "query": {**asked, Param.FIGURE: str(figure)}}}
            for figure, words in group_figures(count)
        ]
        groups.append({"name": label(count.group), "figures": figures})
    return groups


def _asked(actions: Sequence[ActionProgress], reading: Reading) -> dict[str, tuple[str, ...]]:
    """What the committee itself has to come back to, by action: decisions that are overdue, a belied outlook."""
    store, as_of = base.base(), reading.committee_as_of
    said, decided = latest(narratives(store, as_of)), decisions(store, as_of)
    reasons = {
        found.action.code: committee_reasons(found, said.get(found.action.code), decided, reading.situation)
        for found in actions
    }
    return {code: given for code, given in reasons.items() if given}


def _by_action(items: Iterable[Attention]) -> dict[str, list[Attention]]:
    grouped: dict[str, list[Attention]] = {}
    for item in items:
        grouped.setdefault(item.progress.indicator.action, []).append(item)
    return grouped


def _action(action: Action, asked: Sequence[str], items: Sequence[Attention], reading: Reading) -> dict[str, Any]:
    gravest = items[0].progress.indicator if items else None
    return {
        "title": f"{action.code} · {action.short_title}",
        "target": _target(action, reading, gravest),
        "lines": [*({"text": text} for text in asked), *(_line(item) for item in items)],
    }


def _line(item: Attention) -> dict[str, str]:
    said = f"{item.progress.indicator.short_title}{COLON}{attention_sentence(item)}"
    return {**_concern(item.concern), "text": said}


def _concern(concern: Concern) -> dict[str, str]:
    status = CONCERN_STATUS[concern]
    return {"tone": tone(status).replace("_", "-"), "symbol": symbol(status), "word": CONCERN_TITLES[concern]}


def _target(action: Action, reading: Reading, indicator: Indicator | None = None) -> dict[str, Any]:
    """The page of an action at the same dates and territory, opened at an indicator if one is given."""
    opened = {Param.INDICATOR: indicator.code} if indicator else {}
    return {"page": "action", "query": {**parameters(reading), Param.ACTION: action.code, **opened}}


def _untargeted(items: Sequence[Attention], by_code: Mapping[str, Action], reading: Reading) -> dict[str, Any] | None:
    if not items:
        return None
    rows = []
    for code, group in groupby(items, key=lambda item: item.progress.indicator.action):
        names = ", ".join(item.progress.indicator.short_title for item in group)
        rows.append({"code": code, "names": names, "target": _target(by_code[code], reading)})
    return {
        **_concern(Concern.NO_TARGET),
        "count": number(len(items)),
        "label": "Voir les indicateurs de réalisation sans cible, par fiche",
        "rows": rows,
    }
