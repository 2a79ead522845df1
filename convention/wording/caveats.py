"""Caveats: what keeps a figure from being the whole truth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from convention.domain.catalogue import Kind, Territory
from convention.domain.observation import DEMONSTRATION_SOURCE, WITH_VALUE, ObservationStatus
from convention.domain.progress import Assessment, ProgressStatus
from convention.domain.rollup import IndicatorProgress
from convention.domain.standing import Contradiction
from convention.wording.attention import CONTRADICTIONS
from convention.wording.formats import COLON, SEMICOLON, counted, day, joined, quoted
from convention.wording.labels import label

FIRST_DUES = "Échéances initiales"
_NOT_FIRM = {
    ObservationStatus.PROVISIONAL: "la valeur est provisoire",
    ObservationStatus.ESTIMATED: "la valeur est estimée",
}


def caveats(progress: IndicatorProgress | Assessment) -> str:
    """What a reader must know before quoting the figure, in one sentence without its full stop; may be empty."""
    if isinstance(progress, IndicatorProgress):
        outside = [nothing_added(progress.outside_total)] if progress.outside_total else []
        return SEMICOLON.join([*outside, *_each(progress.overall, progress.first_dues_missed)])
    return SEMICOLON.join(_each(progress, [progress] if progress.first_due_missed else []))


def first_dues_text(progress: IndicatorProgress) -> str:
    """The due dates that had passed unmet when an amendment moved them or gave them up; empty where none had.

    `échéance initiale du 20/12/2019 manquée (Paris)`
    """
    return SEMICOLON.join(map(_first_due, progress.first_dues_missed))


def first_dues_of(rows: Iterable[IndicatorProgress]) -> tuple[str, ...]:
    """The same of several indicators, each named; nothing of those that have none."""
    named = ((row.indicator.short_title, first_dues_text(row)) for row in rows)
    return tuple(f"{name}{COLON}{text}" for name, text in named if text)


def _first_due(found: Assessment) -> str:
    assert found.first_due_missed is not None
    where = "" if found.territory is Territory.COMMON else f" ({label(found.territory)})"
    due = day(found.first_due_missed)
    if found.goal is None or found.abandoned is not None:
        return f"échéance du {due} manquée avant l’abandon{where}"
    return f"échéance initiale du {due} manquée{where}"


def nothing_added(territories: Iterable[Territory]) -> str:
    """`Paris : non applicable, n’ajoute rien au total`, of territories that say so."""
    names = [label(territory) for territory in territories]
    adds = "n’ajoute" if len(names) == 1 else "n’ajoutent"
    return f"{joined(names)}{COLON}{label(ObservationStatus.NOT_APPLICABLE)}, {adds} rien au total"


def outside_text(progress: IndicatorProgress, found: Assessment) -> str:
    """The same in few words, behind the total itself: ` (Paris non applicable)`; empty where all add up."""
    outside = progress.outside_total if found.territory is Territory.COMMON else ()
    return f" ({joined([label(t) for t in outside])} {label(ObservationStatus.NOT_APPLICABLE)})" if outside else ""


def lacking_text(found: Assessment) -> str:
    """What makes a sum or a count a minimum: `3 périodes manquent`, `1 année non renseignée`."""
    missing = found.missing_periods
    if found.indicator.kind is Kind.YEARLY:
        return counted(missing, "année non renseignée", "années non renseignées")
    return missing_text(missing)


def missing_text(missing: int) -> str:
    """`1 période manque`, `3 périodes manquent`."""
    return f"{counted(missing, 'période', 'périodes')} {'manquent' if missing >= 2 else 'manque'}"


def reserves(missing: int, *, stale: bool = False, contradictions: Collection[Contradiction] = ()) -> str:
    """What a table must say beside one value: a minimum, a value out of date or in doubt; may be empty."""
    told = [minimum_text(missing)] if missing else []
    told += [label(ProgressStatus.STALE)] if stale else []
    return SEMICOLON.join([*told, *_doubts(contradictions)])


def minimum_text(missing: int) -> str:
    """`1 période manque : le total est un minimum`."""
    return f"{missing_text(missing)}{COLON}le total est un minimum"


def _doubts(contradictions: Collection[Contradiction]) -> Iterator[str]:
    for contradiction in Contradiction:
        if contradiction in contradictions:
            yield f"à vérifier{COLON}{CONTRADICTIONS[contradiction]}"


def _minimum(found: Assessment) -> str:
    if found.indicator.kind is not Kind.YEARLY:
        return minimum_text(found.missing_periods)
    kept = "n’est pas comptée comme tenue" if found.missing_periods == 1 else "ne sont pas comptées comme tenues"
    return f"{lacking_text(found)} {kept}{COLON}le compte est un minimum"


def _each(found: Assessment, first_dues: Iterable[Assessment]) -> Iterator[str]:
    standing = found.standing
    if standing.value is not None:
        if found.missing_periods:
            yield _minimum(found)
        if standing.value_status in _NOT_FIRM:
            yield _NOT_FIRM[standing.value_status]
        if standing.last_answer is not None and standing.last_answer not in WITH_VALUE:
            yield f"la réponse la plus récente est {quoted(label(standing.last_answer))}"
    yield from map(_first_due, first_dues)
    yield from _doubts(standing.contradictions)
    if standing.demonstration:
        yield f"source{COLON}{DEMONSTRATION_SOURCE}"
