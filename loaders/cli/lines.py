"""Lines of the command line's answers: aligned, in French."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from convention.domain.findings import FindingCode, Severity
from convention.warehouse.append import Receipt
from convention.warehouse.provenance import DepositState
from convention.wording.findings import folded, group_hints, severity_summary, severity_word
from convention.wording.formats import NOT_KNOWN, counted, day, moment, number, period_name
from convention.wording.labels import label
from convention.wording.values import indicator_value
from loaders.effect import Effect, ReversalEffect, ValueChange
from loaders.reading import Reading

_SHOWN = 20
_PLACES = 60


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """Rows as lines whose columns stand under each other; `right`: columns that are aligned on their right."""
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = (
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"  {'  '.join(cells)}".rstrip()


def reading_lines(reading: Reading) -> Iterator[str]:
    """What was read, table by table, and what is wrong."""
    yield reading.name
    if reading.personal:
        yield f"  empreinte SHA-256\u00a0: {reading.sha256}"
    tables = [table for table in reading.tables if table.cells or table.hidden]
    if tables:
        heads = ("feuille", "cellules", "valeurs", "lues", "refusées", "sans donnée", "tableau")
        rows: list[tuple[str, ...]] = [heads]
        for table in tables:
            hidden = " (feuille masquée, non lue)" if table.hidden else ""
            what = f"{table.reader}, {table.area}" if table.is_table else f"hors des tableaux{hidden}"
            counts = table.counts
            numbers = (table.cells, table.observations, counts.observed, counts.refused, counts.not_data)
            rows.append((table.sheet, *map(number, numbers), what))
        yield from aligned(rows, frozenset(range(1, 6)))
        yield f"  {counted(reading.cells, 'cellule lue', 'cellules lues')}, " + counted(
            reading.observations.num_rows, "valeur", "valeurs"
        )
    yield from _finding_lines(reading)


def _finding_lines(reading: Reading) -> Iterator[str]:
    if not reading.findings:
        yield "  aucun constat"
        return
    yield f"  constats\u00a0: {severity_summary(reading.findings)}"
    for group in folded(reading.findings):
        where = group.where if len(group.where) <= _PLACES else group.where[: _PLACES - 1] + "…"
        times = f" ({number(group.count)} fois)" if group.count > 1 else ""
        code = f" [{group.code}]" if group.severity is Severity.CONFIRM else ""
        yield f"  - {severity_word(group.severity)}{code} · {group.title} · {where}{times}"
        yield f"      {group.sentence}"
        for hint in group_hints(group):
            yield f"      {hint}"


def question_lines(asked: Sequence[FindingCode]) -> Iterator[str]:
    """How to answer what is asked, if anything is."""
    if asked:
        yield f"  si c’est bien ce que dit le fichier, répondez\u00a0: --accept {' '.join(asked)}"


def effect_lines(effect: Effect) -> Iterator[str]:
    """What the deposit changes, or would."""
    rows = [
        ("valeurs nouvelles", number(effect.new)),
        ("valeurs corrigées", number(len(effect.corrected))),
        ("statuts, sources, commentaires", number(len(effect.restated))),
        ("valeurs confirmées", number(effect.unchanged)),
    ]
    yield "  effet"
    yield from aligned(rows, frozenset({1}))
    for change in effect.corrected[:_SHOWN]:
        yield f"  - {_change_text(change)}"
    if len(effect.corrected) > _SHOWN:
        yield f"  … et {number(len(effect.corrected) - _SHOWN)} autres corrections"
    seen: list[Effect | ReversalEffect] = [effect, effect.latest] if effect.latest else [effect]
    for at in seen:
        for moved in at.changes:
            if moved.status_changed:
                code, words = moved.after.indicator.code, f"{label(moved.before.status)} → {label(moved.after.status)}"
                yield f"  - {code} au {day(at.situation)}\u00a0: {words}"


def _change_text(change: ValueChange) -> str:
    old, new = (
        NOT_KNOWN if value is None else indicator_value(change.indicator, value) for value in (change.old, change.new)
    )
    key = f"{change.indicator.code}, {label(change.territory)}, {period_name(change.period)}"
    return f"{key}\u00a0: {old} → {new} ({change.sheet}, {change.cell})" + (
        f", motif\u00a0: {change.reason}" if change.reason else ""
    )


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Who deposited what, when, and how much of it was recorded."""
    yield f"  reçu\u00a0: dépôt n°\u00a0{receipt.deposit_id}, {moment(receipt.recorded_at)}, par {receipt.depositor}"
    yield f"  empreinte SHA-256\u00a0: {receipt.sha256}"
    yield "  " + ", ".join(
        (
            counted(receipt.observations, "valeur enregistrée", "valeurs enregistrées"),
            counted(receipt.confirmations, "valeur confirmée", "valeurs confirmées"),
            counted(receipt.findings, "constat", "constats"),
            counted(receipt.cells, "cellule lue", "cellules lues"),
        )
    )


def deposit_lines(deposits: Iterable[DepositState]) -> Iterator[str]:
    """Every deposit, newest first."""
    rows = [("n°", "fichier", "déposé le", "par", "valeurs", "état")]
    for found in deposits:
        receipt, state = found.receipt, "en vigueur" if found.active else "retiré"
        at, count = moment(receipt.recorded_at), number(receipt.observations)
        rows.append((str(receipt.deposit_id), receipt.file_name, at, receipt.depositor, count, state))
    yield from aligned(rows, frozenset({0, 4}))
