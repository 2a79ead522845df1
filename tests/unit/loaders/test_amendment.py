"""An amendment as a workbook or a CSV: read, refused with its place, previewed, recorded."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pytest
from openpyxl import Workbook

from convention.domain.errors import ShownError
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import assess_all
from convention.warehouse.amendments import Amendment, amendments, record_amendment
from convention.warehouse.catalogue_files import FILES
from convention.warehouse.reads import standings
from convention.warehouse.store import Store
from loaders.amendment import AmendmentError, amendment_effect, read_amendment
from tests.builders.base import deposit, seen
from tests.builders.catalogue import row

Cell = str | int | float | date | None
REFERENCE, SIGNED, CLERK = "n° 1", date(2020, 3, 1), "Secrétariat"
SITUATION = date(2020, 12, 31)
NEW_TARGET: dict[str, Cell] = {
    "indicateur": "A05-1",
    "territoire": "commun",
    "valeur": 2000,
    "operateur": "=",
    "echeance": date(2021, 12, 31),
    "fermete": "ferme",
    "extrait": "2 000 professionnels",
    "page": 1,
}
OLD_TARGET: dict[str, Cell] = {
    "objet": "cible",
    "code": "A05-1",
    "territoire": "commun",
    "echeance": date(2020, 12, 31),
    "depuis": SIGNED,
    "motif": "Report",
}
GIVEN_UP: dict[str, Cell] = {"objet": "action", "code": 11, "depuis": SIGNED, "motif": "Résidences reprises ailleurs"}


def workbook(sheets: Mapping[str, Sequence[Mapping[str, Cell]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        columns = list(FILES[name].model_fields) if name in FILES else list(rows[0])
        page.append(columns)
        for cells in rows:
            page.append([cells.get(column) for column in columns])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(store: Store, content: bytes, name: str = "avenant.xlsx") -> Amendment:
    return read_amendment(content, name, store, REFERENCE, SIGNED, CLERK)


def status(store: Store, indicator: str, situation: date) -> ProgressStatus:
    actions = assess_all(store.catalogue(), standings(store, situation), situation)
    return next(r.overall.status for a in actions for r in a.indicators if r.indicator.code == indicator)


def test_a_workbook_moves_a_target_and_gives_up_an_action(store: Store) -> None:
    deposit(store, seen(1425, "2020", indicator="A05-1"), seen(1, "2018-2019", indicator="A11-2"))
    amendment = read(store, workbook({"cibles": [NEW_TARGET], "abandons": [OLD_TARGET, GIVEN_UP]}))
    known = store.catalogue_version()

    # Before: 1,425 of 1,500 by the end of 2020. After: of 2,000 by the end of 2021.
    effect = amendment_effect(store, amendment, SITUATION)
    assert store.catalogue_version() == known
    (moved,) = [c for c in effect.changes if c.after.indicator.code == "A05-1"]
    assert moved.before.goal is not None
    assert moved.after.goal is not None
    assert (moved.before.goal.due, moved.after.goal.due) == (date(2020, 12, 31), date(2021, 12, 31))
    assert (moved.before.goal.interim, moved.after.goal.interim) == ((), ())
    assert (moved.before.rate, moved.after.rate) == (Fraction(95), Fraction(1425 * 100, 2000))
    assert moved.value_change == 0
    given_up = [c for c in effect.changes if c.after.indicator.action == "11"]
    assert {c.after.status for c in given_up} == {ProgressStatus.NOT_APPLICABLE}
    assert (effect.added, effect.removed) == ((), ())

    record_amendment(store, amendment)
    assert [(a.reference, a.day, a.person) for a in amendments(store)] == [(REFERENCE, SIGNED, CLERK)]
    assert status(store, "A11-2", SITUATION) is ProgressStatus.NOT_APPLICABLE
    assert status(store, "A11-2", date(2019, 12, 31)) is not ProgressStatus.NOT_APPLICABLE


def test_a_csv_named_as_a_file_brings_an_indicator(store: Store) -> None:
    cells = row("indicateurs", indicateur="A05-9", action="5", extrait="un extrait")
    text = ";".join(cells) + "\r\n" + ";".join(cells.values()) + "\r\n"
    amendment = read(store, text.encode(), "indicateurs.csv")
    assert amendment_effect(store, amendment, SITUATION).added == ("A05-9",)


WRONG: list[tuple[dict[str, list[dict[str, Cell]]], str]] = [
    ({"cible": [NEW_TARGET]}, "feuille « cible » inconnue ; attendu : axes, actions, indicateurs, cibles"),
    (
        {"cibles": [NEW_TARGET | {"indicateur": "A05-99"}]},
        "feuille « cibles », ligne 2, colonne « indicateur » : lu « A05-99 » ; attendu : un code qui existe",
    ),
    (
        {"cibles": [NEW_TARGET, NEW_TARGET | {"valeur": "deux mille", "territoire": "Paris"}]},
        "feuille « cibles », ligne 3, colonne « valeur » : lu « deux mille » ; attendu : un nombre",
    ),
    (
        {"cibles": [NEW_TARGET | {"avenant": "n° 7"}]},
        "ligne 2, colonne « avenant » : lu « n° 7 » ; attendu : n° 1",
    ),
    ({"cibles": [NEW_TARGET, NEW_TARGET]}, "qui ne figure pas déjà ligne 2"),
    ({"cibles": []}, "aucune ligne sous son en-tête"),
    (
        {"abandons": [OLD_TARGET | {"echeance": date(2019, 12, 31)}]},
        "feuille « abandons », ligne 2, colonne « code » : lu « A05-1 » ; attendu : une cible qui existe",
    ),
]


@pytest.mark.parametrize(("sheets", "words"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_told_with_its_place(
    store: Store, sheets: Mapping[str, Sequence[Mapping[str, Cell]]], words: str
) -> None:
    with pytest.raises(AmendmentError) as told:
        read(store, workbook(sheets))
    assert words in str(told.value).replace("\u00a0", " ").replace("\u202f", " ")


def test_other_columns_unreadable_files_and_missing_references_are_refused(store: Store) -> None:
    with pytest.raises(AmendmentError, match="colonnes lues"):
        read(store, b"indicateur;valeur\r\nA05-1;3\r\n", "cibles.csv")
    with pytest.raises(AmendmentError):
        read(store, b"PK\x03\x04 rien", "avenant.xlsx")
    with pytest.raises(ShownError, match="référence"):
        read_amendment(b"", "cibles.csv", store, " ", SIGNED, CLERK)


def test_an_amendment_that_changes_nothing_is_told_so(store: Store) -> None:
    amendment = read(store, workbook({"cibles": [NEW_TARGET], "abandons": [OLD_TARGET]}))
    record_amendment(store, amendment)
    again = read(store, workbook({"cibles": [NEW_TARGET]}))
    with pytest.raises(ShownError, match="ne change rien"):
        amendment_effect(store, again, SITUATION)
