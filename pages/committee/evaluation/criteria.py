"""The yearly evaluation on its page: the year, each criterion with its evidence and its text, the pack."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from convention.domain.evaluation import Criterion, EvaluationText, latest_texts, year_end
from convention.reports.evaluation_occasion import EvaluationRecords, evaluation_records, occasion_of_evaluation
from convention.warehouse.evaluations import EvaluationDraft, record_evaluation
from convention.wording.evaluation import TO_WRITE, evidence_sentences
from convention.wording.formats import capitalised, day, moment
from convention.wording.labels import label
from pages.committee.pack import draw_exports
from pages.parts import base
from pages.parts.acts import act, submit
from pages.parts.marks import plain
from pages.parts.person import current_person

LONGEST_TEXT = 4000


def evaluated(year: int) -> EvaluationRecords:
    """What the base knows of a year at this moment."""
    return _evaluated(base.records(), year)


@lru_cache(maxsize=16)
def _evaluated(state: str, year: int) -> EvaluationRecords:
    assert state
    return evaluation_records(base.base(), year)


def draw_criteria(found: EvaluationRecords) -> None:
    """Draw the three criteria of the convention, each with the evidence of the base and what people wrote."""
    st.caption(
        f"Situation au {day(year_end(found.year))} · connu le {moment(found.as_of)}. Les constats viennent de la base "
        "et ne se modifient pas ; l’appréciation est écrite, datée et signée. Les dates du menu "
        "n’y changent rien."
    )
    sentences, written = evidence_sentences(found.evidence), latest_texts(found.texts, found.year)
    for criterion in Criterion:
        st.header(capitalised(label(criterion)), anchor=str(criterion).replace("_", "-"))
        evidence, text = st.columns(2, gap="large")
        with evidence:
            st.markdown("**Constats de la base**")
            st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences[criterion]))
        with text:
            st.markdown("**Appréciation**")
            _draw_text(found, criterion, written.get(criterion))


def _draw_text(found: EvaluationRecords, criterion: Criterion, last: EvaluationText | None) -> None:
    if last is None:
        st.markdown(f":gray[{TO_WRITE}]")
    else:
        st.markdown(plain(last.text))
        st.caption(f"{plain(last.author)}, le {moment(last.recorded_at)}")
    earlier = [t for t in found.texts if (t.year, t.criterion) == (found.year, criterion) and t != last][::-1]
    if earlier:
        with st.expander(f"Textes précédents ({len(earlier)})"):
            for known in earlier:
                st.markdown(plain(known.text))
                st.caption(f"{plain(known.author)}, le {moment(known.recorded_at)}")
    with st.expander("Écrire" if last is None else "Réécrire"):
        _draw_form(found.year, criterion, last)


def _draw_form(year: int, criterion: Criterion, last: EvaluationText | None) -> None:
    with st.form(f"evaluation-{year}-{criterion}", border=False):
        text = st.text_area(
            "Texte de l’appréciation",
            value=last.text if last else "",
            max_chars=LONGEST_TEXT,
            height=160,
            key=f"evaluation-text-{year}-{criterion}",
        )
        if submit("Enregistrer l’appréciation", f"evaluation-go-{year}-{criterion}"):
            draft = EvaluationDraft(year, criterion, text or "", current_person())
            act(lambda: record_evaluation(base.base(), draft), f"Appréciation {year} enregistrée : {label(criterion)}.")


def draw_evaluation_pack(found: EvaluationRecords) -> None:
    """Draw the way to the four files of the evaluation."""
    st.header("Dossier d’évaluation", anchor="dossier")
    draw_exports(occasion_of_evaluation(found), f"{found.year}-{base.records()}")
