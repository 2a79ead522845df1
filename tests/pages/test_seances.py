"""The pages of the committee: meetings made, ordered, commented on, frozen, and compared with today."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from streamlit.testing.v1 import AppTest

from convention.domain.agenda import AgendaChange, AgendaEdit
from convention.domain.catalogue import Territory
from convention.domain.committee import DecisionState, Outlook
from convention.domain.kept_figures import Figure, figures_of
from convention.reports.meeting_records import records_of
from convention.warehouse.attachments import pieces
from convention.warehouse.decisions import DecisionDraft, decisions, public_decisions, record_decision
from convention.warehouse.meetings import MeetingError, agenda_edits, allot_minutes, edit_agenda, freeze, meeting
from convention.warehouse.narratives import NarrativeDraft, narratives, record_narrative
from convention.warehouse.seals import countersigned_digests, meeting_seals
from convention.warehouse.store import Store, open_store
from pages.parts import base
from pages.parts.keys import SessionKey
from tests.builders.base import deposit, seen
from tests.builders.meetings import WHO, hold
from tests.pages.driving import opened, says, shown_by

T = TypeVar("T")
PERSON = ("Ada Martin", "DASES")


def prepared(path: Path, prepare: Callable[[Store], T]) -> T:
    """Do something to a closed base."""
    store = open_store(path)
    found = prepare(store)
    store.close()
    return found


def signed(app: AppTest) -> AppTest:
    """The same page, once it is known who writes."""
    app.session_state[SessionKey.PERSON] = PERSON
    return app.run()


def press(app: AppTest, words: str) -> AppTest:
    """Press a button by its words."""
    (button,) = [found for found in app.button if found.label == words]
    assert not button.disabled, words
    return button.click().run()


def row_of(app: AppTest, first: str, table: int = 0) -> list[str]:
    """The cells of the row whose first cell starts so."""
    rows = app.table[table].value.to_numpy().tolist()
    return next([str(cell) for cell in row] for row in rows if str(row[0]).startswith(first))


@pytest.mark.usefixtures("empty")
def test_a_newcomer_is_told_what_to_do_and_asked_for_functions_rather_than_names() -> None:
    app = signed(opened("seances"))
    assert says(app, "Aucune séance n’est enregistrée. Créez la première")
    press(app, "Nouvelle séance")
    assert "Participants, par fonction" in [box.label for box in app.text_area]
    assert says(app, "Enregistré par : Ada Martin, DASES")


@pytest.mark.parametrize("text", ["99", "x", "1²"])
def test_a_meeting_that_does_not_exist_is_said_not_to(text: str, empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31)))
    app = opened("seances", seance=text)
    assert says(app, "Il n’y a pas de séance")
    assert not app.exception


def test_a_correction_leaves_a_frozen_meeting_as_it_was_and_is_named_beside_it(empty: Path) -> None:
    def story(store: Store) -> None:
        deposit(store, seen(600, "2019-S2", Territory.COMMON, indicator="A05-1"))
        hold(store, date(2020, 2, 27), date(2019, 12, 31))

    prepared(empty, story)
    before = row_of(opened("seances", rubrique="chiffres"), "**5**")
    deposit(base.base(), seen(1500, "2019-S2", Territory.COMMON, indicator="A05-1"))
    app = opened("seances", rubrique="chiffres")
    after = row_of(app, "**5**")
    assert after[:2] == before[:2]
    assert before[3] == ":gray[identique]"
    caused = row_of(app, "5", table=1)
    assert caused[2:4] == ["au moins 600\u00a0professionnels", "au moins 1\u202f500\u00a0professionnels"]
    assert caused[4].startswith("Correction")
    assert "+900" in caused[4]


def test_freezing_says_what_it_means_and_ends_the_edits(empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False))
    app = signed(opened("seances"))
    assert "Ajouter" in [button.label for button in app.button]
    press(app, "Arrêter")
    assert says(app, "Une séance arrêtée ne se rouvre pas.")
    freeze(base.base(), 1, WHO)
    labels = {button.label for button in app.run().button}
    assert not labels & {"Arrêter", "Ajouter", "Déplacer", "Retirer"}
    assert says(app, f"Arrêtée par : {WHO}")


def test_the_agenda_is_added_to_ordered_and_dropped_from_with_a_reason(empty: Path) -> None:
    def story(store: Store) -> None:
        number = hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
        edit_agenda(store, number, AgendaChange("", AgendaEdit.ADDED, "Visite du canal", "8.1"), WHO)

    prepared(empty, story)
    app = signed(opened("seances"))
    rows = shown_by(app, "agenda")["rows"]
    added = next(row for row in rows if row["added"])
    assert added["title"] == "8.1 · Continuité cyclable"
    assert any("Visite du canal" in reason for reason in added["reasons"])
    assert added["target"]["query"] == {"situation": "2019-12-31", "fiche": "8.1"}
    assert added["stage"]["query"] == {"seance": "1", "fiche": "8.1"}
    app.selectbox(key="agenda-drop-item").select("added:1")
    press(app, "Retirer")
    assert says(app, "Indiquez le motif du retrait")
    app.selectbox(key="agenda-drop-item").select("added:1")
    next(box for box in app.text_input if box.label == "Motif du retrait").set_value("reportée")
    press(app, "Retirer")
    assert says(app, "reportée")
    assert [edit.edit for edit in agenda_edits(base.base(), 1)] == [
        AgendaEdit.ADDED,
        AgendaEdit.DROPPED,
    ]


def test_minutes_are_allotted_to_topics_and_a_frozen_agenda_takes_none(empty: Path) -> None:
    def story(store: Store) -> None:
        number = hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
        for minutes in (15, 25):
            allot_minutes(store, number, "action:8.1", minutes, WHO)
        allot_minutes(store, number, "data", 40, WHO)

    prepared(empty, story)
    shown = shown_by(signed(opened("seances")), "agenda")
    assert {row["key"]: row["minutes"] for row in shown["rows"] if row["minutes"]} == {"action:8.1": 25, "data": 40}
    assert (shown["total"], shown["open"]) == ("1\u00a0h\u00a005", True)
    with pytest.raises(MeetingError, match="durée"):
        allot_minutes(base.base(), 1, "data", 241, WHO)
    freeze(base.base(), 1, WHO)
    with pytest.raises(MeetingError, match="arrêtée"):
        allot_minutes(base.base(), 1, "data", 5, WHO)
    assert not shown_by(signed(opened("seances")), "agenda")["open"]


def test_an_outlook_stands_beside_the_computed_status_and_warns_when_it_is_old_or_belied(empty: Path) -> None:
    def story(store: Store) -> None:
        deposit(store, seen(1, "2019-12-20", Territory("paris"), indicator="A08.1-1"))
        deposit(store, seen(1, "2019-12-20", Territory("seine_saint_denis"), indicator="A08.1-1"))
        record_narrative(store, NarrativeDraft("8.1", "Tout va bien.", Outlook.SUNNY, "", "", "DVD"))
        hold(store, date(2020, 2, 27), date(2019, 12, 31))
        hold(store, date(2020, 9, 10), date(2019, 12, 31), frozen=False)

    prepared(empty, story)
    app = opened("seances", rubrique="meteo")
    (row,) = app.table[0].value.to_numpy().tolist()
    assert "non atteint" in row[1]
    assert "soleil" in row[2]
    assert "antérieure à la séance précédente" in row[3]
    assert "contredisent cette météo" in row[3]


def test_a_narrative_is_written_with_its_author_and_the_one_before_it_is_kept(empty: Path) -> None:
    def story(store: Store) -> None:
        hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
        record_narrative(store, NarrativeDraft("5", "Premier avis.", Outlook.RAINY, "", "", "DASES"))

    prepared(empty, story)
    app = signed(opened("seances", rubrique="meteo", fiche="5"))
    app.text_area(key="narrative-text-5").set_value("Les inscriptions reprennent.")
    press(app, "Enregistrer la synthèse")
    told = [(n.text, n.outlook, n.author) for n in narratives(base.base())]
    assert told == [
        ("Premier avis.", Outlook.RAINY, "DASES"),
        ("Les inscriptions reprennent.", Outlook.RAINY, WHO),
    ]
    assert says(app, "Premier avis")
    assert says(app, "Les inscriptions reprennent")


def test_what_became_of_a_decision_is_recorded_and_stays_out_of_a_frozen_meeting(empty: Path) -> None:
    def story(store: Store) -> None:
        number = hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
        record_decision(store, DecisionDraft(number, "Fixer un calendrier", "DVD", "8.1", date(2020, 1, 31)), WHO)

    prepared(empty, story)
    app = signed(opened("seances", rubrique="decisions"))
    assert "passée" in row_of(app, "1")[4]
    freeze(base.base(), 1, WHO)
    press(app, "Enregistrer la suite")
    assert decisions(base.base())[0].state is DecisionState.DONE
    assert "ouverte" in row_of(app, "1")[5]
    assert says(app, "Depuis l’arrêt de la séance")
    assert "réalisée" in row_of(app, "1", table=1)[5]
    app.multiselect(key="decisions-public-chosen").set_value([1])
    app = press(app, "Enregistrer ce choix")
    assert public_decisions(base.base()) == {1}
    assert row_of(app, "1")[-1] == "oui"
    app.multiselect(key="decisions-public-chosen").set_value([])
    app = press(app, "Enregistrer ce choix")
    assert public_decisions(base.base()) == frozenset()


def test_nothing_is_written_before_it_is_known_who_writes(empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False))
    app = opened("seances", rubrique="decisions")
    (button,) = [found for found in app.button if found.label == "Noter la décision"]
    assert button.disabled
    assert says(app, "Répondez d’abord à « Qui écrit ? »")


def test_the_stage_holds_every_action_once_the_agenda_first(empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31)))
    stage = shown_by(opened("projection", fiche="8.1"), "stage")
    codes = [topic["code"] for topic in stage["topics"] if topic["code"]]
    assert len(codes) == len(set(codes)) == 22
    assert codes[stage["start"] - sum(not topic["code"] for topic in stage["topics"][: stage["start"]])] == "8.1"
    listed = [topic["listed"] for topic in stage["topics"]]
    assert listed == sorted(listed, reverse=True)
    assert stage["meeting"]["frozen"].startswith("La séance est arrêtée")


def test_the_stage_draws_the_indicator_that_decides(empty: Path) -> None:
    def story(store: Store) -> None:
        deposit(
            store,
            *(seen("5", "2019-S2", Territory("paris"), indicator=code) for code in ("A01-2", "A01-3")),
        )
        hold(store, date(2020, 2, 27), date(2019, 12, 31))

    prepared(empty, story)
    stage = shown_by(opened("projection", fiche="1"), "stage")
    assert "Places ouvertes" in stage["topics"][stage["start"]]["lines"]["about"]


def test_the_pack_is_made_from_the_meeting_and_named_after_it(empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31)))
    app = opened("seances", rubrique="dossier")
    press(app, "Préparer le dossier")
    names = [f"dossier_comite-technique_2020-02-27.{end}" for end in ("pdf", "pptx", "xlsx", "html")]
    assert all(says(app, name) for name in names)
    assert says(app, "Empreinte du contenu")


@pytest.mark.parametrize("section", ["chiffres", "dossier"])
def test_a_frozen_meeting_that_the_program_computes_otherwise_today_says_so(empty: Path, section: str) -> None:
    def frozen_by_another_program(store: Store) -> int:
        deposit(store, seen(600, "2019-S2", indicator="A05-1"))
        number = hold(store, date(2020, 2, 27), date(2019, 12, 31))
        figures = figures_of(records_of(store, meeting(store, number)).actions)
        (key,) = [key for key in figures if key[:1] == ("A05-1",) and key.figure is Figure.RATE and figures[key]]
        other = [[*found, "45" if found == key else text] for found, text in figures.items()]
        with store.writing() as cursor:
            cursor.execute("UPDATE meeting_figures SET figures = $figures", {"figures": json.dumps(other)})
        return number

    number = prepared(empty, frozen_by_another_program)
    app = opened("seances", seance=str(number), rubrique=section)
    assert says(app, "1 chiffre de la séance n’est plus celui de l’arrêt")
    assert not says(app, "aura le même contenu")
    (row,) = [row for table in app.table for row in table.value.to_numpy().tolist() if "taux" in row[0]]
    assert [cell.replace("\u202f", " ") for cell in row[1:]] == ["45 %", "40 %"]
    assert not app.exception


def test_a_frozen_meeting_shows_the_digest_of_its_figures(empty: Path) -> None:
    number = prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31)))
    app = opened("seances", seance=str(number), rubrique="dossier")
    assert says(app, "Empreinte des chiffres à l’arrêt :")
    assert says(app, "Recalculés à l’instant, les chiffres de la séance sont ceux de son arrêt.")


def test_what_changed_is_also_told_sheet_by_sheet(empty: Path) -> None:
    def two_meetings(store: Store) -> int:
        deposit(store, seen(40, "2019", indicator="A02-3"))
        hold(store, date(2020, 2, 27), date(2019, 12, 31))
        deposit(store, seen(60, "2020", indicator="A02-3"))
        return hold(store, date(2021, 3, 10), date(2020, 12, 31))

    app = opened("seances", seance=str(prepared(empty, two_meetings)), rubrique="changements")
    assert says(app, "Par fiche")
    sheets = next(table for table in app.table if list(table.value)[:3] == ["Fiche", "Avant", "Maintenant"])
    (row,) = [row for row in sheets.value.to_numpy().tolist() if row[0].startswith("**2**")]
    assert "pas encore attendu" in row[1]
    assert "✓\u00a0atteint" in row[2]
    assert row[3].startswith("Nouvelle donnée")


def test_a_second_author_reads_the_first_before_writing_over(empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False))
    app = signed(opened("seances", rubrique="meteo", fiche="8.1"))
    other = NarrativeDraft("8.1", "Le marché est attribué.", Outlook.SUNNY, "", "", "Bo Durand, DVD")
    record_narrative(base.base(), other)
    app.segmented_control(key="narrative-outlook-8.1").set_value(Outlook.RAINY)
    app.text_area(key="narrative-text-8.1").set_value("Le chantier attend.")
    press(app, "Enregistrer la synthèse")
    assert says(app, "Bo Durand, DVD a écrit sur cette fiche")
    assert says(app, "Le marché est attribué.")
    assert app.text_area(key="narrative-text-8.1").value == "Le chantier attend.", "what was typed is kept"
    assert [said.author for said in narratives(base.base())] == ["Bo Durand, DVD"]
    press(app, "Enregistrer la synthèse")
    assert [said.text for said in narratives(base.base())] == ["Le marché est attribué.", "Le chantier attend."]


def test_a_link_proves_a_decision_and_is_taken_back(empty: Path) -> None:
    def story(store: Store) -> None:
        number = hold(store, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
        record_decision(store, DecisionDraft(number, "Fixer un calendrier", "DVD", "8.1", date(2020, 1, 31)), WHO)

    prepared(empty, story)
    app = signed(opened("seances", rubrique="decisions"))
    app.text_input(key="piece-title-decision-1").set_value("Délibération *2020*")
    app.text_input(key="piece-link-decision-1").set_value("https://a.example/d")
    app = press(app, "Joindre la pièce")
    assert [(piece.title, piece.link, piece.public) for piece in pieces(base.base())] == [
        ("Délibération *2020*", "https://a.example/d", False)
    ]
    assert says(app, "Délibération *2020*")
    app.text_input(key="back-reason-decision-1").set_value("mauvais lien")
    app = press(app, "Retirer la pièce")
    assert pieces(base.base()) == ()


def test_a_frozen_meeting_shows_its_seal_and_the_other_side_s_is_countersigned(empty: Path) -> None:
    prepared(empty, lambda store: hold(store, date(2020, 2, 27), date(2019, 12, 31)))
    app = signed(opened("seances", rubrique="dossier"))
    (seal,) = meeting_seals(base.base())
    assert [code.value for code in app.code] == [seal.digest]
    assert says(app, "Pas encore contresignée")
    (side,) = [box for box in app.selectbox if box.label == "Au nom de"]
    side.select_index(0)
    app.text_input(key="countersign-digest-1").set_value("0" * 64)
    app = press(app, "Contresigner")
    assert countersigned_digests(base.base()) == ()
    assert any("n’a pas les mêmes chiffres" in error.value for error in app.error)
    app.text_input(key="countersign-digest-1").set_value(f" {seal.digest.upper()} ")
    app = press(app, "Contresigner")
    assert [found.digest for found in countersigned_digests(base.base())] == [seal.digest]
    assert says(app, "Contresignée par Paris")
