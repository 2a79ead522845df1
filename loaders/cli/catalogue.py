"""What the program's own catalogue files would change in a base, before the next start records them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from convention.domain.amendment_effect import AmendmentEffect
from convention.domain.catalogue import Erratum
from convention.domain.changes import Change
from convention.warehouse.amendment_trial import try_project_catalogue
from convention.warehouse.amendments import amended_by_all, amendments
from convention.warehouse.catalogue_changes import ChangedCell, changed_cells
from convention.warehouse.catalogue_files import parse_catalogue
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.warehouse.reads import observed_span
from convention.warehouse.store import Store
from convention.wording.comparison import before_and_after
from convention.wording.formats import COLON, counted, day, joined

NOTHING = "Le référentiel du programme est celui de la base\u00a0: rien ne changerait."
PREVIEWED = "aperçu\u00a0: rien n’a été enregistré, le prochain démarrage enregistrera ces changements"
_EMPTY = "(vide)"


def catalogue_preview(store: Store, project: Mapping[str, str]) -> Iterator[str]:
    """Every cell that would change, the errata behind it with day and reason, and what would be judged otherwise.

    Raises CatalogueError for a change that is refused.
    """
    before, after = catalogue_texts(store), amended_by_all(project, amendments(store))
    cells = changed_cells(before, after)
    if not cells:
        yield NOTHING
        return
    new = parse_catalogue(after)
    situation = observed_span(store).last_day or new.convention.end
    effect = try_project_catalogue(store, project, situation)
    yield counted(len(cells), "cellule change au référentiel", "cellules changent au référentiel") + COLON.rstrip()
    yield from map(_cell, cells)
    known = parse_catalogue(before).errata if before else ()
    yield from (_erratum(erratum) for erratum in new.errata if erratum not in known)
    yield from _effect_lines(effect, situation)
    yield PREVIEWED


def _cell(cell: ChangedCell) -> str:
    return f"  {cell.file}, {cell.key}, {cell.column}{COLON}{cell.before or _EMPTY} → {cell.after or _EMPTY}"


def _erratum(found: Erratum) -> str:
    return f"  erratum du {day(found.day)}, {found.indicator}{COLON}{found.reason}"


def _effect_lines(effect: AmendmentEffect, situation: date) -> Iterator[str]:
    if not effect.any:
        yield f"Aucun indicateur n’est jugé autrement au {day(situation)}."
        return
    yield f"Jugé autrement au {day(situation)}{COLON.rstrip()}"
    yield from map(_change, effect.changes)
    for words, codes in (("indicateurs ajoutés", effect.added), ("indicateurs retirés", effect.removed)):
        if codes:
            yield f"  {words}{COLON}{joined(codes)}"


def _change(change: Change) -> str:
    told = before_and_after(change)
    return f"  {told.action}, {told.indicator}{COLON}{told.before} → {told.after}, {told.status}"
