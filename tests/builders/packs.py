"""An occasion with everything a pack may say, hostile words among them."""

from __future__ import annotations

from datetime import date, datetime

from convention.reports.occasion import AgendaPoint, Decision, Narrative, Occasion

FORMULA = '=HYPERLINK("http://exemple.invalid","clic")'
MARKUP = "<script>alert(1)</script> & <b>gras</b>"
TYPESET = '#panic("x") $x$ *étoile* _souligné_ @renvoi \\ `code`'
EMOJI = "Reprise prévue \U0001f600"
AS_OF = datetime(2100, 1, 1, 12, 0)


def example_occasion(situation: date = date(2019, 12, 31), as_of: datetime = AS_OF) -> Occasion:
    """The technical committee of December 2019, with an agenda, two narratives and two decisions."""
    return Occasion(
        kind="Dossier de séance",
        name="Comité technique du 17\u00a0décembre\u00a02019",
        stem="dossier_comite-technique_2019-12-17",
        state="Séance arrêtée",
        situation=situation,
        as_of=as_of,
        previous=date(2019, 6, 30),
        participants=(("Lieu", "Bobigny"), ("Participants", "DASES, DVD et DEF")),
        agenda=(AgendaPoint("8.1", "8.1 Continuité cyclable", "Échéance dépassée"), AgendaPoint("", TYPESET)),
        narratives=(
            Narrative("8.1", FORMULA, "DVD, le 10/12/2019", "pluie", MARKUP, EMOJI, "Synthèse plus ancienne"),
            Narrative("5", "Une phrase assez longue pour ne pas tenir sur une diapositive. " * 30, "DASES", "soleil"),
        ),
        decisions=(
            Decision("8.1", "Présenter un calendrier révisé", "DVD", "31/03/2020", "ouverte", "Séance du 17/12/2019"),
            Decision("5", MARKUP, FORMULA, "30/06/2020", "close"),
        ),
    )
