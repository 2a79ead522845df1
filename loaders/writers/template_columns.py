"""The columns of a template: heading, width, what each row writes there, and what helps the person who fills it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from convention.domain.observation import WITH_VALUE
from convention.wording.formats import day, french_spaces
from convention.wording.labels import label
from convention.wording.territories import expected_words
from loaders.writers.template_rows import TemplateRow

SHEET = "Observations"
Value = str | Decimal


@dataclass(frozen=True)
class TemplateColumn:
    """`helper`: read by people only; what stands there is no data. `note`: what the heading says when pointed at."""

    heading: str
    width: int
    write: Callable[[TemplateRow], Value]
    note: str
    helper: bool = False


def _title(row: TemplateRow) -> str:
    due = french_spaces(f" (échéance : {day(row.due)})") if row.due else ""
    return f"{row.indicator.title}{due}"


def _value(row: TemplateRow) -> Value:
    """The recorded value, or the word that says why there is none."""
    if row.status is None or row.status in WITH_VALUE:
        return "" if row.value is None else row.value
    return label(row.status)


def _part(amount: Decimal | None) -> Value:
    return "" if amount is None else amount


COLUMNS = (
    TemplateColumn("indicateur", 12, lambda row: row.indicator.code, "Le code de l’indicateur, comme A05-1."),
    TemplateColumn("intitulé", 58, _title, "Pour vous aider : cette colonne n’est pas lue.", helper=True),
    TemplateColumn("territoire", 19, lambda row: label(row.territory), f"{expected_words()}."),
    TemplateColumn(
        "période",
        13,
        lambda row: row.period.code if row.period else "",
        "2019, 2019-S1, 2019-T3, 2019-12, 2018-2019 (année scolaire) ou 31/12/2019.",
    ),
    TemplateColumn(
        "valeur",
        15,
        _value,
        "Un nombre seul, dans l’unité indiquée. Sans valeur : n.d., secret ou sans objet. "
        "Une cellule vide n’est pas un zéro : sa ligne n’est pas lue.",
    ),
    TemplateColumn(
        "unité",
        18,
        lambda row: row.indicator.unit,
        "Pour vous aider : cette colonne n’est pas lue.",
        helper=True,
    ),
    TemplateColumn(
        "statut",
        15,
        lambda row: label(row.status) if row.status else "",
        "Définitif, provisoire ou estimé ; vide vaut définitif.",
    ),
    TemplateColumn("source", 34, lambda row: row.source, "D’où vient la valeur : service, document, date."),
    TemplateColumn(
        "commentaire",
        44,
        lambda row: row.comment,
        "Ce qu’il faut savoir de la valeur ; pour une correction, son motif.",
    ),
    TemplateColumn(
        "numérateur", 15, lambda row: _part(row.numerator), "Pour un taux, s’il est connu : ce qui est compté."
    ),
    TemplateColumn("dénominateur", 15, lambda row: _part(row.denominator), "Pour un taux, s’il est connu : le total."),
)


def column_number(heading: str) -> int:
    """The 1-based position of a column.

    Raises ValueError for an unknown heading.
    """
    return [column.heading for column in COLUMNS].index(heading) + 1
