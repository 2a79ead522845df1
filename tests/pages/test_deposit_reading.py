"""The page Dépôt while a file is being read: cancelled, left and found again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders.workbooks.book import Book
from loaders.workbooks.child import ReadingCancelledError
from pages.collection.deposit.desk import Desk, Outcome, reading_work
from pages.collection.deposit.jobs import Job, Tell
from pages.parts import base
from pages.parts.keys import Param, SessionKey
from tests.builders.deposits import csv_file
from tests.pages.driving import SCRIPTS, opened, says

NAME = "bon.csv"
CONTENT = csv_file("A05-1;Paris;2019-S1;12;;relevé")
PATIENCE = 20
LOST_WORDS = "la session qui le tenait est terminée"


def held_job(desk: Desk, gate: threading.Event) -> Job[Outcome]:
    """The reading of the file of a desk, which starts once the gate is open."""
    work = reading_work(base.base(), desk.files[0], "", ())

    def held(tell: Tell, cancelled: Callable[[], bool]) -> Outcome:
        assert gate.wait(PATIENCE)
        return work(tell, cancelled)

    return Job(held)


@pytest.fixture
def desk(empty: Path) -> Desk:
    """A desk with one file that is not read yet."""
    assert empty.exists()
    made = Desk()
    made.take(NAME, CONTENT)
    return made


def page_with(desk: Desk) -> AppTest:
    page = opened()
    page.session_state[SessionKey.DESK] = desk
    return page.switch_page(SCRIPTS["depot"])


def test_a_cancelled_reading_says_so_and_can_be_taken_up_again(desk: Desk) -> None:
    gate = threading.Event()
    desk.files[0].job = held_job(desk, gate)
    desk.files[0].job.cancel()
    gate.set()
    page = page_with(desk).run()
    assert says(page, "La lecture a été annulée. Rien n’est enregistré.")
    assert "Déposer" not in [button.label for button in page.button]
    page.run()
    assert says(page, "La lecture a été annulée")
    next(button for button in page.button if button.label == "Lire ce fichier").click().run()
    assert says(page, "Prêt à déposer")
    assert "Déposer" in [button.label for button in page.button]


def test_a_reading_goes_on_while_the_page_is_left_and_is_there_on_return(desk: Desk) -> None:
    gate = threading.Event()
    page = page_with(desk)
    desk.files[0].job = held_job(desk, gate)
    page.switch_page(SCRIPTS["explorer"]).run()
    assert not page.exception
    assert desk.files[0].outcome is None
    gate.set()
    page.switch_page(SCRIPTS["depot"]).run()
    assert says(page, "Prêt à déposer")
    seen = desk.files[0].outcome
    page.switch_page(SCRIPTS["explorer"]).run()
    page.switch_page(SCRIPTS["depot"]).run()
    assert [head.value for head in page.subheader] == [NAME]
    assert says(page, "Prêt à déposer")
    assert page.session_state[SessionKey.DESK].files[0].outcome is seen


def test_an_error_of_the_program_is_told_once_and_the_file_can_be_taken_up_again(desk: Desk) -> None:
    def failing(_: Tell, __: Callable[[], bool]) -> Outcome:
        raise RuntimeError("no file is to blame")

    desk.files[0].job = Job(failing)
    page = page_with(desk).run()
    assert "Déposer" not in [button.label for button in page.button]
    page.run()
    assert says(page, "Rien n’est enregistré.")
    next(button for button in page.button if button.label == "Lire ce fichier").click().run()
    assert says(page, "Prêt à déposer")


def test_showing_the_sheets_of_a_file_that_is_not_recognised_can_be_cancelled(desk: Desk) -> None:
    desk.take("inconnu.csv", b"bleu;rouge\n1;2\n3;4\n")
    desk.drop(desk.files[0])
    (incoming,) = desk.files

    def given_up(_: Tell, __: Callable[[], bool]) -> Book:
        raise ReadingCancelledError

    incoming.opening = Job(given_up)
    page = page_with(desk).run()
    assert not page.exception
    assert says(page, "La lecture a été annulée. Rien n’est enregistré.")
    next(button for button in page.button if button.label == "Lire ce fichier").click().run()
    assert "Assistant de lecture" in [head.value for head in page.header]
    assert incoming.book is not None


def test_an_unknown_name_is_said_once_and_the_next_file_is_read(desk: Desk) -> None:
    name = "Nb de pros touchés par la formation"
    desk.drop(desk.files[0])
    desk.take("premier.csv", csv_file(f"{name};Paris;2019-S1;12;;relevé"))
    page = page_with(desk)
    page.session_state[SessionKey.PERSON] = ("Ada Martin", "DASES")
    page.run()
    assert "Noms à reconnaître" in [head.value for head in page.header]
    (choice,) = [box for box in page.selectbox if name in box.label]
    choice.set_value("A05-1")
    next(b for b in page.button if b.label == "Retenir ces noms et relire le fichier").click().run()
    assert not page.exception
    assert says(page, "Prêt à déposer")
    assert "Noms à reconnaître" not in [head.value for head in page.header]
    desk.take("second.csv", csv_file(f"{name};Paris;2019-S2;13;;relevé"))
    page.run()
    assert says(page, "Prêt à déposer")


def test_a_file_that_a_session_held_and_lost_is_asked_for_again(desk: Desk) -> None:
    page = page_with(desk).run()
    assert page.query_params[Param.CHECKED] == "1"
    assert not says(page, LOST_WORDS)
    after_a_restart = opened("depot", **{Param.CHECKED: "1"})
    assert says(after_a_restart, LOST_WORDS)
    assert Param.CHECKED not in after_a_restart.query_params
    assert says(after_a_restart.run(), LOST_WORDS)


def test_a_file_put_aside_is_not_lost(desk: Desk) -> None:
    page = page_with(desk).run()
    next(button for button in page.button if button.label == "Écarter").click().run()
    assert not says(page, LOST_WORDS)
    assert Param.CHECKED not in page.query_params


def test_the_receipt_leads_to_the_action_at_the_day_of_the_file(desk: Desk) -> None:
    page = page_with(desk)
    page.session_state[SessionKey.PERSON] = ("Ada Martin", "DASES")
    page.run()
    next(button for button in page.button if button.label == "Déposer").click().run()
    assert not page.exception
    assert says(page, "Voir 5 au 30/06/2019")
