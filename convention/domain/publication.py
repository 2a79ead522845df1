"""Publication: which values an edition for the public may not hold, and why.

The convention has the dashboard's documents put online (page 41); what is confidential, contested or not validated is
not among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from convention.domain.catalogue import Kind
from convention.domain.observation import ObservationStatus
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import ActionProgress, IndicatorProgress
from convention.domain.secrecy import ValueKey, complements, is_secret, key_of
from convention.domain.series import Provenance, RecordedValue, Series


class Withheld(StrEnum):
    """Why a value is not published."""

    SECRET = "secret"
    COMPLEMENT = "complement"
    CONTESTED = "contested"
    NOT_VALIDATED = "not_validated"


_STATUS_SHOWN: Mapping[Withheld, ObservationStatus] = {
    Withheld.SECRET: ObservationStatus.CONFIDENTIAL,
    Withheld.COMPLEMENT: ObservationStatus.CONFIDENTIAL,
    Withheld.CONTESTED: ObservationStatus.UNAVAILABLE,
    Withheld.NOT_VALIDATED: ObservationStatus.UNAVAILABLE,
}


def withheld_values(
    values: Iterable[RecordedValue],
    kind_of: Callable[[str], Kind],
    *,
    declared: Iterable[ValueKey] = (),
    contested: Iterable[ValueKey] = (),
    not_validated: Iterable[ValueKey] = (),
) -> Mapping[ValueKey, Withheld]:
    """The values that an edition may not hold, the gravest reason of each.

    `declared`: keys that were declared confidential at another moment than that of the values. A total that would give
    a contested part away goes with it, as beside a secret one: it is as doubtful.
    """
    values = tuple(values)
    secrets = frozenset(declared) | {key_of(value) for value in values if is_secret(value)}
    disputed = frozenset(contested)
    beside_secrets = complements(values, kind_of, lambda value: key_of(value) in secrets)
    beside_both = complements(values, kind_of, lambda value: key_of(value) in secrets | disputed | beside_secrets)
    found = dict.fromkeys(not_validated, Withheld.NOT_VALIDATED)
    found |= dict.fromkeys((*beside_both, *disputed), Withheld.CONTESTED)
    found |= dict.fromkeys(beside_secrets, Withheld.COMPLEMENT)
    found |= dict.fromkeys(secrets, Withheld.SECRET)
    present = {key_of(value) for value in values}
    return {key: reason for key, reason in found.items() if key in present}


def public_series(series: Series, withheld: Mapping[ValueKey, Withheld]) -> Series:
    """The values as an edition holds them: withheld ones without figure, sums without them, no word about any file.

    A source is kept, except of what is withheld; comments, reasons, files, cells and depositors are not for the public.
    """
    found: list[RecordedValue] = []
    for line in series.lines.values():
        found.extend(_public_line(line, withheld))
    return Series(tuple(found))


def _public_line(line: Iterable[RecordedValue], withheld: Mapping[ValueKey, Withheld]) -> Iterable[RecordedValue]:
    """One line, oldest first; running sums lose what is withheld and count its days as missing."""
    lost, missing = Decimal(0), 0
    for value in line:
        reason = withheld.get(key_of(value))
        if reason is None:
            total = None if value.total is None else value.total - lost
            days = value.missing_days + missing if value.total is not None else value.missing_days
            yield value._replace(total=total, missing_days=days, provenance=_public(value.provenance))
            continue
        if value.value is not None and value.counts:
            lost += value.value
            missing += (value.period.end - value.period.start).days + 1
        yield value._replace(
            status=_STATUS_SHOWN[reason],
            value=None,
            total=None,
            missing_days=0,
            numerator=None,
            denominator=None,
            provenance=_public(value.provenance)._replace(source=""),
        )


def _public(origin: Provenance) -> Provenance:
    return origin._replace(
        observation_id=None,
        deposit_id=0,
        file_name="",
        sheet="",
        cell="",
        text="",
        comment="",
        reason="",
        depositor="",
        revisions=0,
    )


def unpublished_verdicts(whole: Iterable[ActionProgress], public: Iterable[ActionProgress]) -> frozenset[str]:
    """The indicators and actions, by code, whose verdict rests on values that are not published.

    `public`: the same sheets judged without those values. Where that gives another status, none is published: the
    true one rests on what nobody may see, the other one is wrong.
    """
    found: set[str] = set()
    for true, shown in zip(whole, public, strict=True):
        pairs = tuple(zip(true.indicators, shown.indicators, strict=True))
        differing = {a.indicator.code for a, b in pairs if _statuses(a) != _statuses(b)}
        found |= differing
        decided = true.deciding
        if true.status is not shown.status or (decided is not None and decided.indicator.code in differing):
            found.add(true.action.code)
    return frozenset(found)


def _statuses(row: IndicatorProgress) -> tuple[ProgressStatus, ...]:
    return (row.overall.status, *(found.status for found in row.parts))


_NUMBER = re.compile(r"\d[\d\s\u00a0\u202f]*(?:[.,]\d+)*")
_LEAST_DIGITS = 3


def cites_any(text: str, figures: Iterable[Decimal]) -> bool:
    """Whether a text holds one of some figures, whatever its spaces and points; those of one or two digits pass.

    A figure that short stands in dates and counts too: finding it proves nothing.
    """
    written = {_digits(found) for found in _NUMBER.findall(text)}
    told = {_digits(format(abs(figure), "f")) for figure in figures}
    return any(len(digits) >= _LEAST_DIGITS and digits in written for digits in told)


def _digits(text: str) -> str:
    """The digits of a number as a person compares them: without separators, nor the noughts that end decimals."""
    whole, point, decimals = text.replace(",", ".").rpartition(".")
    kept = f"{whole}{decimals.rstrip('0')}" if point else text
    return re.sub(r"\D", "", kept)
