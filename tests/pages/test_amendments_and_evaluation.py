"""The yearly evaluation and the amendments, as people write and record them."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from convention.domain.evaluation import Criterion
from convention.warehouse.amendments import amendments
from convention.warehouse.catalogue_files import FILES
from convention.warehouse.evaluations import evaluation_texts
from pages.parts import base
from tests.builders.base import deposit, seen
from tests.builders.meetings import WHO, hold
from tests.pages.driving import opened, says
from tests.pages.test_seances import prepared, press, signed


def target_file(value: str) -> bytes:
    """An amendment that moves the target of the professionals reached."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(FILES["cibles"].model_fields), restval="")
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


def test_an_amendment_is_previewed_on_the_same_data_then_recorded(empty: Path) -> None:
    prepared(empty, lambda store: deposit(store, seen(600, "2019-S2", indicator="A05-1")))
    app = signed(opened("avenants", situation="2019-12-31"))
    assert says(app, "Aucun avenant n’est enregistré")
    next(box for box in app.text_input if box.label == "Référence de l’avenant").set_value("Avenant n° 1")
    app.file_uploader[0].upload("cibles.csv", target_file("1200")).run()
    (row,) = [row for table in app.table for row in table.value.to_numpy().tolist() if row[0] == "5"]
    assert row[2] == "au moins 600\u00a0professionnels"
    assert row[5] == "\\+10\u00a0points"
    assert amendments(base.base()) == ()
    press(app, "Enregistrer l’avenant")
    (known,) = amendments(base.base())
    assert (known.reference, known.person, list(known.files)) == ("Avenant n° 1", WHO, ["cibles"])
    assert any("(1\u00a0ligne)" in row[3].replace("\\", "") for row in app.table[0].value.to_numpy().tolist())
    assert [error.value for error in app.error] == []


def test_a_file_that_is_no_amendment_is_refused_with_its_place(empty: Path) -> None:
    assert empty.exists()
    app = signed(opened("avenants"))
    next(box for box in app.text_input if box.label == "Référence de l’avenant").set_value("Avenant n° 1")
    app.file_uploader[0].upload("cibles.csv", target_file("beaucoup")).run()
    (told,) = [error.value for error in app.error]
    assert "ligne 2" in told
    assert "Enregistrer l’avenant" not in [button.label for button in app.button]
