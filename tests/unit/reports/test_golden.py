"""The printed text of a small pack, kept beside the tests: a change of words or order shows as a difference."""

import io
import os
import re
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from convention.domain.observation import DEMONSTRATION_SOURCE
from convention.reports.occasion import AgendaPoint, Decision, Narrative, Occasion
from convention.reports.pack import pack_of
from convention.reports.pdf import pdf
from convention.reports.telling import tell
from convention.warehouse.store import open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import catalogue_texts, row
from tests.builders.packs import AS_OF

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier.txt"

STEP = {"nature": "jalon", "unite": "jalon", "periodicite": "ponctuelle"}
TEXTS = catalogue_texts(
    axes=[row("axes", axe="1", intitule="Améliorer le cadre de vie", intitule_court="Cadre de vie")],
    actions=[
        row("actions", action="1", intitule="Relier deux rives", intitule_court="Passerelle", delai="2020", page="5"),
    ],
    indicateurs=[
        row("indicateurs", intitule="Mètres construits", intitule_court="Mètres", unite="mètres", nature="cumul"),
        row("indicateurs", indicateur="A01-2", intitule="Ouverture au public", intitule_court="Ouverture", **STEP),
    ],
    cibles=[
        row("cibles", valeur="100", echeance="2019-12-31"),
        row("cibles", indicateur="A01-2", valeur="1", echeance="2020-06-30"),
    ],
)
OCCASION = Occasion(
    kind="Dossier de séance",
    name="Comité technique du 14\u00a0janvier\u00a02019",
    stem="dossier_comite-technique_2019-01-14",
    state="Séance arrêtée",
    situation=date(2018, 12, 31),
    as_of=AS_OF,
    previous=date(2017, 12, 31),
    agenda=(AgendaPoint("1", "1 Passerelle", "Avis de la commission"),),
    narratives=(Narrative("1", "Le chantier avance.", "DVD, le 10/01/2019", "éclaircies"),),
    decisions=(Decision("1", "Fixer la date d’ouverture", "DVD", "30/06/2019", "ouverte"),),
)


def test_the_printed_text_of_a_small_pack(tmp_path: Path) -> None:
    store = open_store(tmp_path / "convention.duckdb")
    store.record_catalogue(TEXTS)
    values = [
        seen("20", "2017"),
        seen("45", "2018", source=DEMONSTRATION_SOURCE),
        seen(0, "2018-12-31", indicator="A01-2"),
    ]
    deposit(store, *values, content=b"essai")
    made = pdf(tell(pack_of(store, OCCASION)))
    store.close()
    text = _steady("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages))
    if "WRITE_GOLDEN" in os.environ:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_text_says_what_the_values_ask_for() -> None:
    text = " ".join(GOLDEN.read_text(encoding="utf-8").split())
    assert "45 mètres" in text
    assert "1 action en retard" not in text
    assert "100 × (45 − 0) ÷ (100 − 0) = 45,0 %" in text.replace("\u202f", " ")


def _steady(text: str) -> str:
    """The text without what changes at every run: hashes and the moment of recording."""
    text = re.sub(r"[0-9a-f]{12,64}", "<empreinte>", text.replace("\u00a0", " ").replace("\u202f", " "))
    text = re.sub(r"(?m)[ \t]+$", "", re.sub(r"( \.){3,}", " …", text))
    return re.sub(r"\d\d/\d\d/20[2-9]\d à \d\d:\d\d", "<moment>", text) + "\n"
