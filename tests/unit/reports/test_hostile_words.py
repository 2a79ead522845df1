"""Whatever people type or files hold, all forms are made, and nothing leaves its slide."""

from dataclasses import replace

import pytest
from pptx.util import Inches

from convention.domain.catalogue import Territory
from convention.reports.forms import Form, exports
from convention.reports.legible import legible, legible_text
from convention.reports.occasion import Decision, Narrative
from convention.reports.pack import pack_of
from convention.reports.slide_fit import CONTINUED
from convention.reports.slide_parts import BODY_BOTTOM
from convention.warehouse.store import Store
from tests.builders.base import deposit, seen
from tests.builders.packs import example_occasion
from tests.unit.reports.read_back import deck, plain, slide_words

LONG = "Une décision très longue. " * 200


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x0bb\r\nc", "a\nb\nc"),
        ("a\x00b\x1fc", "a[U+0000]b[U+001F]c"),
        ("\ud83d seul", "[U+D83D] seul"),
        ("Œuvre\u202f%\u00a0: 1\tfin", "Œuvre\u202f%\u00a0: 1\tfin"),
    ],
)
def test_signs_that_files_cannot_hold_are_told(typed: str, kept: str) -> None:
    assert legible_text(typed) == kept
    assert legible(Decision("1", typed, "", "", "")) == Decision("1", kept, "", "", "")


def test_all_forms_are_made_of_hostile_words(store: Store) -> None:
    deposit(store, seen("1.2", "2018-S1", Territory("paris"), indicator="A08.1-1", source="so\x0burce\x01"))
    occasion = replace(
        example_occasion(),
        participants=tuple(
            (f"Fonction {n}", "Direction de l’action sociale, de l’enfance et de la santé") for n in range(20)
        ),
        narratives=(Narrative("8.1", "Vertical\x0btab, nul\x00, moitié \ud800", "DVD"),),
        decisions=(Decision("8.1", LONG, "DVD", "31/03/2020", "ouverte"),),
    )
    made = {export.form: export.content for export in exports(pack_of(store, occasion))}
    assert set(made) == set(Form)
    slides = deck(made[Form.PPTX])
    decided = next(s for s in slides if s.shapes.title.text.endswith("au relevé"))
    assert CONTINUED.strip("… ") in slide_words(decided)
    assert plain(LONG) in plain(decided.notes_slide.notes_text_frame.text)
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top + sum(row.height for row in shape.table.rows) <= Inches(BODY_BOTTOM + 0.05)
