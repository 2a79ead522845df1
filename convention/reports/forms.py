"""The forms of a pack: what each is called, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from convention.reports.pack import Pack
from convention.reports.page import page
from convention.reports.pdf import pdf, short_pdf
from convention.reports.slides import slides
from convention.reports.telling import Progress, silent, tell
from convention.reports.told import Told
from convention.reports.workbook import workbook


class Form(StrEnum):
    """A kind of file; the value is the end of its name."""

    PDF = "pdf"
    SHORT = "court.pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    HTML = "html"


@dataclass(frozen=True)
class Export:
    """One file to take away."""

    form: Form
    name: str
    mime: str
    content: bytes


MIMES = {
    Form.PDF: "application/pdf",
    Form.SHORT: "application/pdf",
    Form.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.HTML: "text/html",
}
MADE = {
    Form.PDF: "Dossier complet (PDF)",
    Form.SHORT: "Dossier court (PDF)",
    Form.PPTX: "Diapositives (PPTX)",
    Form.XLSX: "Classeur (XLSX)",
    Form.HTML: "Page interactive (HTML)",
}
_TELLING = 0.4


def exports(pack: Pack, progress: Progress = silent) -> tuple[Export, ...]:
    """The pack in all its forms; `progress` is told what is being made, and the share done from 0 to 1."""
    told = tell(pack, lambda text, share: progress(text, share * _TELLING))
    found = []
    for at, form in enumerate(Form):
        progress(MADE[form], _TELLING + (1 - _TELLING) * at / len(Form))
        found.append(export(told, form))
    progress("Dossier prêt", 1.0)
    return tuple(found)


def export(told: Told, form: Form) -> Export:
    """A told pack in one form."""
    return Export(form, f"{told.cover.file_stem}.{form}", MIMES[form], _content(told, form))


def _content(told: Told, form: Form) -> bytes:
    match form:
        case Form.PDF:
            return pdf(told)
        case Form.SHORT:
            return short_pdf(told)
        case Form.PPTX:
            return slides(told)
        case Form.XLSX:
            return workbook(told)
        case Form.HTML:
            return page(told)
