"""One action sheet to hand out: on one page (PDF) or one slide (PPTX), as a reading of the base has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from convention.domain.committee import latest
from convention.reports.forms import MIMES, Export, Form
from convention.reports.meeting_occasion import decision_told, narrative_told
from convention.reports.occasion import Occasion
from convention.reports.pack import pack_of
from convention.reports.pdf import brief_pdf
from convention.reports.slides import action_deck
from convention.reports.telling import tell
from convention.warehouse.decisions import decisions
from convention.warehouse.meetings import meetings
from convention.warehouse.narratives import narratives
from convention.warehouse.store import END_OF_TIME, Store

KIND = "Fiche d’une page"


def action_brief(store: Store, code: str, situation: date, as_of: datetime | None, form: Form) -> Export:
    """The page (PDF) or the slide (PPTX) of an action; `as_of`: UTC without zone, None for all that is recorded."""
    known = as_of or store.last_recorded() or END_OF_TIME
    occasion = Occasion(
        kind=KIND,
        name=f"Fiche {code}",
        stem=f"fiche_{code}_{situation.isoformat()}",
        state="",
        situation=situation,
        as_of=known,
        narratives=tuple(narrative_told(said, None) for said in latest(narratives(store, known)).values()),
        decisions=tuple(decision_told(d, meetings(store, known)) for d in decisions(store, known)),
        moved=(),
    )
    pack = pack_of(store, occasion)
    told = tell(replace(pack, actions=tuple(found for found in pack.actions if found.action.code == code)))
    content = brief_pdf(told, code) if form is Form.PDF else action_deck(told, code)
    return Export(form, f"{occasion.stem}.{form}", MIMES[form], content)
