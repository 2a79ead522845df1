"""An amendment as a workbook or a CSV: read, refused with its place, previewed, recorded."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pytest
from openpyxl import Workbook, load_workbook

from convention.domain.errors import ShownError
from convention.domain.findings import Finding, Severity
from convention.domain.progress import ProgressStatus
from convention.domain.rollup import assess_all
from convention.warehouse.amendment_trial import try_amendment
from convention.warehouse.amendments import AMENDABLE, Amendment, amendments
from convention.warehouse.catalogue_files import FILES, read_folder
from convention.warehouse.reads import standings
from convention.warehouse.store import Store
from convention.wording.amendments import judged_otherwise
from convention.wording.findings import finding_sentence
from loaders.amendment import AmendmentReading, read_amendment
from tests.builders.amendments import record_amendment
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED, row

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


def place(finding: Finding) -> str:
    """`Sheet, F17`; the sheet alone where no cell is meant, `fichier` for the whole file."""
    return ", ".join(filter(None, (finding.sheet, finding.cell))) or "fichier"


def workbook(sheets: Mapping[str, Sequence[Mapping[str, Cell]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        columns = list(FILES[name].columns()) if name in FILES else list(rows[0])
        page.append(columns)
        for cells in rows:
            page.append([cells.get(column) for column in columns])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def reading(store: Store, content: bytes, name: str = "avenant.xlsx") -> AmendmentReading:
    return read_amendment(content, name, store, REFERENCE, SIGNED, CLERK)


def read(store: Store, content: bytes, name: str = "avenant.xlsx") -> Amendment:
    found = reading(store, content, name)
    assert found.amendment is not None, found.findings
    return found.amendment


def told(store: Store, content: bytes, name: str = "avenant.xlsx") -> list[tuple[str, str]]:
    """Place and sentence of every finding, with its suggestion, plain spaces throughout."""
    found = reading(store, content, name)
    assert found.amendment is None
    sentences = [(place(f), f"{finding_sentence(f)} {f.hint}".strip()) for f in found.findings]
    return [(place, text.replace("\u00a0", " ").replace("\u202f", " ")) for place, text in sentences]


def status(store: Store, indicator: str, situation: date) -> ProgressStatus:
    actions = assess_all(store.catalogue(), standings(store, situation), situation)
    return next(r.overall.status for a in actions for r in a.indicators if r.indicator.code == indicator)


def test_a_target_given_up_before_any_value_is_judged_otherwise(store: Store) -> None:
    effect = try_amendment(store, read(store, workbook({"abandons": [OLD_TARGET]})), SITUATION)
    (change,) = effect.changes
    assert change.before.goal is not None
    assert (change.after.goal, change.after.status) == (None, ProgressStatus.NO_TARGET)
    assert judged_otherwise(change)["Indicateur"] == change.after.indicator.short_title


def test_a_workbook_moves_a_target_and_gives_up_an_action(store: Store) -> None:
    deposit(store, seen(1425, "2020", indicator="A05-1"), seen(1, "2018-2019", indicator="A11-2"))
    amendment = read(store, workbook({"cibles": [NEW_TARGET], "abandons": [OLD_TARGET, GIVEN_UP]}))
    known = store.catalogue_version()

    # Before: 1,425 of 1,500 by the end of 2020. After: of 2,000 by the end of 2021.
    effect = try_amendment(store, amendment, SITUATION)
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
    (known_now,) = amendments(store)
    assert (known_now.amendment, known_now.active) == (amendment, True)
    assert status(store, "A11-2", SITUATION) is ProgressStatus.NOT_APPLICABLE
    assert status(store, "A11-2", date(2019, 12, 31)) is not ProgressStatus.NOT_APPLICABLE


def test_a_csv_named_as_a_file_brings_an_indicator(store: Store) -> None:
    cells = row("indicateurs", indicateur="A05-9", action="5", extrait="un extrait")
    text = ";".join(cells) + "\r\n" + ";".join(cells.values()) + "\r\n"
    amendment = read(store, text.encode(), "indicateurs.csv")
    assert try_amendment(store, amendment, SITUATION).added == ("A05-9",)


ONE_OF = f"l’un de {', '.join(AMENDABLE)}"
PLACES = "une seule ligne de mêmes indicateur, territoire, echeance, avenant"
WRONG: list[tuple[dict[str, list[dict[str, Cell]]], tuple[str, str]]] = [
    (
        {"cible": [NEW_TARGET]},
        (
            "cible",
            "La feuille « cible » ne porte pas le nom d’un fichier du référentiel. Attendu : l’un de axes, actions, "
            "indicateurs, cibles, reperes, glossaire, seuils, engagements, abandons. Vouliez-vous dire « cibles » ?",
        ),
    ),
    (
        {"cibles": [NEW_TARGET | {"indicateur": "A05-99"}]},
        ("cibles, A2", "Colonne « indicateur » : « A05-99 » ne convient pas. Attendu : un code qui existe."),
    ),
    (
        {"cibles": [NEW_TARGET | {"territoire": "paris"}]},
        (
            "cibles, B2",
            "Colonne « territoire » : « paris » ne convient pas. Attendu : Paris, Seine-Saint-Denis, commun. "
            "Vouliez-vous dire « Paris » ?",
        ),
    ),
    (
        {"cibles": [NEW_TARGET | {"avenant": "n° 7"}]},
        ("cibles, I2", "La ligne se dit d’un autre avenant : « n° 7 ». Attendu : « n° 1 »."),
    ),
    (
        {"cibles": [NEW_TARGET, NEW_TARGET]},
        ("cibles, A3", f"« A05-1 » désigne la même chose que la ligne 2. Attendu : {PLACES}."),
    ),
    (
        {"cibles": []},
        ("fichier", f"Aucune ligne n’est à lire sous l’en-tête. Attendu : l’un de {', '.join(AMENDABLE)}."),
    ),
    (
        {"abandons": [OLD_TARGET | {"echeance": date(2019, 12, 31)}]},
        (
            "abandons, B2",
            "Colonne « code » : « A05-1 » ne convient pas. Attendu : une cible qui existe (indicateur, territoire, "
            "échéance et avenant de la cible).",
        ),
    ),
    (
        {"indicateurs": [dict(row("indicateurs", indicateur="A14-5", action="14", nature="flux", extrait="un"))]},
        (
            "fichier",
            "Ainsi amendé, le référentiel se contredirait, fichier « reperes.csv », colonne « role » : « base ». "
            "Attendu : repere ou prevision, car cet indicateur se compte à partir de zéro.",
        ),
    ),
]


@pytest.mark.parametrize(("sheets", "expected"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_told_with_its_place(
    store: Store, sheets: Mapping[str, Sequence[Mapping[str, Cell]]], expected: tuple[str, str]
) -> None:
    assert told(store, workbook(sheets)) == [expected]


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file(store: Store) -> None:
    wrong = {
        "cibles": [
            NEW_TARGET | {"valeur": "deux mille", "operateur": "≥", "extrait": None},
            NEW_TARGET | {"indicateur": "A05-11", "territoire": "Paris"},
        ],
        "abandons": [GIVEN_UP | {"code": "23", "motif": None}, OLD_TARGET | {"depuis": "mars 2020"}],
    }
    assert [place for place, _ in told(store, workbook(wrong))] == [
        "cibles, C2",
        "cibles, D2",
        "cibles, A3",
        "abandons, H2",
        "abandons, G3",
    ]
    right = {"cibles": [NEW_TARGET], "abandons": [GIVEN_UP | {"code": "23"}]}
    assert told(store, workbook(right)) == [
        ("abandons, B2", "Colonne « code » : « 23 » ne convient pas. Attendu : un code qui existe.")
    ]


def test_nothing_is_blamed_for_a_sheet_that_cannot_be_read(store: Store) -> None:
    # The new indicator stands in a sheet whose heading is wrong: its target is not said to be of an unknown code.
    brought = dict(row("indicateurs", indicateur="A05-9", action="5", extrait="un extrait"))
    book = load_workbook(
        io.BytesIO(workbook({"indicateurs": [brought], "cibles": [NEW_TARGET | {"indicateur": "A05-9", "page": "?"}]}))
    )
    book["indicateurs"]["C1"] = "intitulé"
    target = io.BytesIO()
    book.save(target)
    assert told(store, target.getvalue()) == [
        ("indicateurs", "La colonne « intitule » manque à la feuille « indicateurs »."),
        (
            "indicateurs, C1",
            "La colonne « intitulé » n’est pas de ce fichier du référentiel. Attendu : une fois chacune, les colonnes "
            f"{', '.join(FILES['indicateurs'].columns())}. Vouliez-vous dire « intitule » ?",
        ),
        ("cibles, H2", "Colonne « page » : « ? » ne convient pas. Attendu : un nombre entier."),
    ]


def test_other_columns_unreadable_files_and_missing_references_are_refused(store: Store) -> None:
    missing = [text for _, text in told(store, b"indicateur;valeur\r\nA05-1;3\r\n", "cibles.csv")]
    assert missing[0] == "La colonne « territoire » manque à la feuille « cibles »."
    needed = [name for name, optional in FILES["cibles"].columns().items() if not optional]
    assert len(missing) == len(set(needed) - {"indicateur", "valeur"})
    assert told(store, b"PK\x03\x04 rien", "avenant.xlsx")[0][0] == "fichier"
    assert told(store, b"", "cibles.csv")[0][0] == "fichier"
    with pytest.raises(ShownError, match="référence"):
        read_amendment(b"", "cibles.csv", store, " ", SIGNED, CLERK)


def test_a_target_given_up_on_another_day_than_the_amendment_takes_effect_is_to_be_confirmed(store: Store) -> None:
    found = reading(store, workbook({"cibles": [NEW_TARGET], "abandons": [OLD_TARGET | {"depuis": date(2020, 6, 1)}]}))
    assert found.amendment is not None
    (finding,) = found.findings
    assert (place(finding), finding.severity) == ("abandons, G2", Severity.CONFIRM)
    assert "prend effet le 01/03/2020" in finding_sentence(finding)
    assert reading(store, workbook({"cibles": [NEW_TARGET], "abandons": [OLD_TARGET]})).findings == ()


def test_the_columns_may_stand_in_any_order(store: Store) -> None:
    columns = ["valeur", *(name for name in FILES["cibles"].columns() if name != "valeur")]
    cells = {name: str(NEW_TARGET.get(name) or "") for name in columns}
    text = ";".join(columns) + "\r\n" + ";".join(cells.values()) + "\r\n"
    same = read(store, workbook({"cibles": [NEW_TARGET]})).files
    assert read(store, text.encode(), "cibles.csv").files == same


def test_an_amendment_that_changes_nothing_is_told_so(store: Store) -> None:
    (same,) = [
        found
        for found in csv.DictReader(io.StringIO(read_folder(COMMITTED)["indicateurs"]))
        if found["indicateur"] == "A05-1"
    ]
    again = read(store, workbook({"indicateurs": [dict(same)]}))
    with pytest.raises(ShownError, match="ne change rien"):
        try_amendment(store, again, SITUATION)
