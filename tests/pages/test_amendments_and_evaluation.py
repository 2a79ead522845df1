"""The yearly evaluation and the amendments, as people write and record them."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from convention.domain.evaluation import Criterion
from convention.warehouse.amendment_reversal import reverse_amendment
from convention.warehouse.amendment_way import proposals
from convention.warehouse.amendments import amendments
from convention.warehouse.catalogue_files import FILES
from convention.warehouse.evaluations import evaluation_texts
from convention.warehouse.store import Store
from loaders.amendment import read_amendment
from loaders.first_start import project_catalogue
from pages.parts import base
from tests.builders.amendments import record_amendment
from tests.builders.base import deposit, seen
from tests.builders.meetings import WHO, hold
from tests.pages.driving import opened, says
from tests.pages.test_seances import prepared, press, signed


def target_file(value: str) -> bytes:
    """An amendment that moves the target of the professionals reached."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(FILES["cibles"].columns()), restval="")
    writer.writeheader()
    row = {
        "indicateur": "A05-1",
        "territoire": "commun",
        "valeur": value,
        "operateur": "=",
        "echeance": "2020-12-31",
        "fermete": "ferme",
        "extrait": "objectif révisé",
        "page": "1",
    }
    writer.writerow(row)
    return written.getvalue().encode()


def test_a_year_is_evaluated_from_evidence_and_by_hand(empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31)))
    app = signed(opened("evaluation", annee="2020"))
    assert [header.value for header in app.header][:3] == [
        "Réalisation des engagements",
        "Dispositif et effet sur les relations entre les parties",
        "Valeur ajoutée pour les politiques publiques et les citoyens",
    ]
    key = f"2020-{Criterion.COMMITMENTS}"
    app.text_area(key=f"evaluation-text-{key}").set_value("Les engagements avancent.")
    app.button(key=f"evaluation-go-{key}").click().run()
    assert [(t.year, t.text, t.author) for t in evaluation_texts(base.base())] == [
        (2020, "Les engagements avancent.", WHO)
    ]
    assert says(app, "Les engagements avancent")


def test_a_workbook_is_previewed_on_the_same_data_then_proposed(empty: Path) -> None:
    prepared(empty, lambda store: deposit(store, seen(600, "2019-S2", indicator="A05-1")))
    app = signed(opened("avenants", situation="2019-12-31"))
    assert says(app, "Aucun avenant n’est en vigueur")
    next(box for box in app.text_input if box.label == "Référence de l’avenant").set_value("Avenant n° 1")
    app.radio(key="clause-form").set_value("Par classeur").run()
    app.file_uploader[0].upload("cibles.csv", target_file("1200")).run()
    # In force from today on: at the end of 2019 nothing is judged otherwise, and the page says so.
    assert says(app, "Rien n’est jugé autrement au 31/12/2019 : l’avenant ne s’applique qu’à compter du")
    next(box for box in app.date_input if box.label == "Prise d’effet prévue").set_value(date(2019, 7, 1)).run()
    assert of_sheet(app, "5") == [BEFORE_AND_AFTER]
    assert proposals(base.base()) == ()
    press(app, "Enregistrer la proposition")
    (known,) = proposals(base.base())
    amendment = known.amendment
    assert (amendment.reference, amendment.person, list(amendment.files)) == ("Avenant n° 1", WHO, ["cibles"])
    assert amendments(base.base()) == ()
    assert says(app, "Pas en vigueur : à valider par le comité de pilotage")
    assert [error.value for error in app.error] == []


# 600 of 1,500 at the end of 2020, then of 1,200: 40 %, then 50 %, where two thirds of the way were expected.
BEFORE_AND_AFTER = [
    "5",
    "Professionnels touchés (ensemble)",
    "au moins 600 professionnels",
    "1 500 professionnels au 31/12/2020 (date déduite)",
    "1 200 professionnels au 31/12/2020",
    "◆ à surveiller, 40,0 %",
    "◆ à surveiller, 50,0 %",
]


def of_sheet(app: AppTest, action: str) -> list[list[str]]:
    """The rows of an action sheet in the tables of the page, with plain spaces and without marks of Markdown."""
    rows = [row for table in app.table for row in table.value.to_numpy().tolist() if row[0] == action]
    return [[re.sub(r"[\u00a0\u202f]", " ", cell).replace("\\", "") for cell in row] for row in rows]


def test_a_recorded_amendment_shows_its_effect_at_its_address_and_is_withdrawn_with_a_reason(empty: Path) -> None:
    def amended(store: Store) -> None:
        deposit(store, seen(600, "2019-S1", indicator="A05-1"), seen(0, "2019-S2", indicator="A05-1"))
        for reference, value in (("Avenant n° 1", "1200"), ("Avenant n° 2", "900")):
            read = read_amendment(
                target_file(value), "cibles.csv", store, reference, date(2019, 7, 1), "Secrétariat"
            ).amendment
            assert read is not None
            record_amendment(store, read)

    prepared(empty, amended)
    app = signed(opened("avenants", situation="2019-12-31", avenant="2"))
    assert app.selectbox(key="avenant").value == 2
    (row,) = of_sheet(app, "5")
    assert row[3:5] == BEFORE_AND_AFTER[3:5]
    press(app, "Retirer cet avenant")
    assert says(app, "les avenants enregistrés après lui restent en vigueur")
    (confirm,) = [button for button in app.button if button.label == "Retirer l’avenant"]
    assert confirm.disabled, "without a reason"

    reverse_amendment(base.base(), project_catalogue(), 2, True, WHO, "enregistré par erreur")
    app.run()
    assert says(app, "enregistré par erreur")
    assert "Rétablir cet avenant" in [button.label for button in app.button]
    assert [t.value for t in base.catalogue().targets_of("A05-1") if t.amendment] == [900]


def test_an_address_of_no_amendment_is_told(empty: Path) -> None:
    assert empty.exists()
    app = opened("avenants", avenant="7")
    assert says(app, "Aucun avenant n’est en vigueur")
    assert not app.exception


def test_a_file_that_is_no_amendment_is_refused_with_its_place(empty: Path) -> None:
    assert empty.exists()
    app = signed(opened("avenants"))
    next(box for box in app.text_input if box.label == "Référence de l’avenant").set_value("Avenant n° 1")
    app.radio(key="clause-form").set_value("Par classeur").run()
    app.file_uploader[0].upload("cibles.csv", target_file("beaucoup")).run()
    assert app.error == []
    assert says(app, "cibles, C2")
    told = [text.value.replace("\\", "").replace("\u00a0", " ") for text in app.markdown]
    assert any("Colonne « valeur » : « beaucoup » ne convient pas. Attendu : un nombre" in text for text in told)
    assert says(app, "Rien n’est enregistré tant qu’un constat est bloquant")
    assert "Enregistrer la proposition" not in [button.label for button in app.button]


GIVEN_UP = """objet,code,territoire,echeance,avenant_cible,avenant,depuis,motif
action,7.2,,,,Avenant n° 1,2020-01-01,Étude confiée à la Métropole
indicateur,A05-2,,,,Avenant n° 1,2020-01-01,Service supprimé
cible,A05-1,commun,2020-12-31,,Avenant n° 1,2020-01-01,Objectif reporté
"""


def test_what_we_had_read_wrongly_is_told_with_its_reason(empty: Path) -> None:
    assert empty
    app = opened("convention", rubrique="indicateurs")
    (table,) = [found.value for found in app.table if "Motif" in found.value.columns]
    assert [row[1:4] for row in table.to_numpy().tolist()] == [["nature", "cumul", "niveau"]]


def test_what_an_amendment_gave_up_stands_in_the_convention_with_its_reason(empty: Path) -> None:
    def story(store: Store) -> None:
        read = read_amendment(GIVEN_UP.encode(), "abandons.csv", store, "Avenant n° 1", date(2020, 1, 1), WHO)
        assert read.amendment is not None
        record_amendment(store, read.amendment)

    prepared(empty, story)
    told = {
        "actions": ("1 fiche abandonnée par avenant", "Étude confiée à la Métropole"),
        "indicateurs": ("1 indicateur abandonné par avenant", "Service supprimé"),
        "cibles": ("1 cible abandonnée par avenant", "Objectif reporté"),
    }
    for section, (head, reason) in told.items():
        app = opened("convention", rubrique=section, situation="2020-12-31")
        assert head in [found.value.replace("\u00a0", " ") for found in app.subheader]
        (row,) = [row for table in app.table for row in table.value.to_numpy().tolist() if reason in row]
        assert row[-3:-1] == ["Avenant n° 1", "01/01/2020"]
    assert not says(opened("convention", rubrique="cibles", recherche="vélo"), "Objectif reporté")
