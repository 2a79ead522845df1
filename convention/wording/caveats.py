"""Caveats: what keeps a figure from being the whole truth."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from convention.domain.observation import DEMONSTRATION_SOURCE, WITH_VALUE, ObservationStatus
from convention.domain.progress import ProgressStatus
from convention.domain.standing import Contradiction, Standing
from convention.wording.attention import CONTRADICTIONS
from convention.wording.formats import COLON, SEMICOLON, counted, quoted
from convention.wording.labels import label

_NOT_FIRM = {
    ObservationStatus.PROVISIONAL: "la valeur est provisoire",
    ObservationStatus.ESTIMATED: "la valeur est estimée",
}


def caveats(standing: Standing, missing: int) -> str:
    """What a reader must know before quoting the figure, in one sentence without its full stop; may be empty.

    `missing`: periods without a value, which make a sum a minimum.
    """
    return SEMICOLON.join(_each(standing, missing))


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


def _each(standing: Standing, missing: int) -> Iterator[str]:
    if standing.value is not None:
        if missing:
            yield minimum_text(missing)
        if standing.value_status in _NOT_FIRM:
            yield _NOT_FIRM[standing.value_status]
        if standing.last_answer is not None and standing.last_answer not in WITH_VALUE:
            yield f"la réponse la plus récente est {quoted(label(standing.last_answer))}"
    yield from _doubts(standing.contradictions)
    if standing.demonstration:
        yield f"source{COLON}{DEMONSTRATION_SOURCE}"
