"""The yearly survey on the relation: five sentences, the answers of the sides beside each other, and the form."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from convention.domain.catalogue import Territory
from convention.domain.exchanges import Answer, Question, SurveySheet, sheets_of
from convention.domain.signoff import SIDES
from convention.warehouse.exchanges import SurveyDraft, record_survey, survey_sheets
from convention.wording.exchanges import survey_sentence
from convention.wording.formats import capitalised, moment
from convention.wording.labels import label
from pages.committee.choose_year import choose_year
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.marks import plain
from pages.parts.person import current_person
from pages.parts.tables import draw_table

LONGEST_COMMENT = 1000
NO_ANSWER = "pas encore de réponse"


def draw_survey() -> None:
    """Draw the survey of a year; each side answers for itself, and the last answers of each count."""
    year = choose_year()
    sheets = sheets_of(survey_sheets(base.base()), year)
    st.markdown(plain(survey_sentence(sheets)))
    draw_table(_side_by_side(sheets), f"Réponses de chaque collectivité en {year}")
    for side, sheet in sheets.items():
        comment = f" : {plain(sheet.comment)}" if sheet.comment else ""
        st.caption(f"{label(side)}, par {plain(sheet.person)}, le {moment(sheet.recorded_at)}{comment}")
    _draw_form(year, sheets)


def _side_by_side(sheets: dict[Territory, SurveySheet]) -> pd.DataFrame:
    rows = [
        {"Phrase": label(asked)} | {label(side): _answer(sheets.get(side), asked) for side in SIDES}
        for asked in Question
    ]
    return pd.DataFrame(rows)


def _answer(sheet: SurveySheet | None, asked: Question) -> str:
    return label(sheet.answers[asked]) if sheet else NO_ANSWER


def _draw_form(year: int, sheets: dict[Territory, SurveySheet]) -> None:
    side = st.selectbox("Répondre pour", SIDES, index=None, placeholder="Choisir sa collectivité", format_func=label)
    if side is None:
        return
    last = sheets.get(side)
    with st.form(f"survey-{year}-{side}"):
        answers = {
            asked: st.radio(
                label(asked),
                list(Answer),
                index=list(Answer).index(last.answers[asked]) if last else None,
                format_func=lambda one: capitalised(label(one)),
                horizontal=True,
                key=f"survey-{year}-{side}-{asked}",
            )
            for asked in Question
        }
        comment = st.text_area("Commentaire (facultatif)", last.comment if last else "", max_chars=LONGEST_COMMENT)
        if submit("Enregistrer les réponses", f"survey-go-{year}-{side}"):
            given = {asked: answer for asked, answer in answers.items() if answer is not None}
            draft = SurveyDraft(year, side, given, comment or "")
            act(lambda: record_survey(base.base(), draft, current_person()), f"Enquête {year} : réponses enregistrées.")
