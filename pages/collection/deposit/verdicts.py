"""Where each file stands, and the one line that says so with what to do next."""

from __future__ import annotations

import streamlit as st

from convention.wording.deposits import Verdict, blocked_verdict, effect_sentence, verdict_sentence
from pages.collection.deposit.desk import Incoming
from pages.parts.marks import plain


def verdict_of(incoming: Incoming) -> Verdict:
    """Where a file stands; one that is not read yet counts as cancelled."""
    outcome = incoming.outcome
    if incoming.receipt is not None:
        return Verdict.DEPOSITED
    if outcome is None or incoming.cancelled:
        return Verdict.CANCELLED
    if outcome.refusal:
        return Verdict.KNOWN
    effect = outcome.effect
    if effect is None:
        return blocked_verdict(outcome.reading.findings)
    return Verdict.READY if effect.new or effect.corrected or effect.restated else Verdict.NOTHING_NEW


def draw_verdict(incoming: Incoming) -> Verdict:
    """Draw where a file stands and what to do next; return it."""
    verdict, outcome = verdict_of(incoming), incoming.outcome
    findings = outcome.reading.findings if outcome else ()
    sentence = plain(verdict_sentence(verdict, findings))
    if outcome and outcome.effect:
        effect = outcome.effect
        sentence = effect_sentence(effect.new, len(effect.corrected), len(effect.restated), effect.unchanged)
    if outcome and outcome.refusal:
        sentence = plain(outcome.refusal)
    if verdict in (Verdict.PERSONAL, Verdict.BLOCKED):
        st.error(sentence, icon=":material/block:")
    elif verdict in (Verdict.UNRECOGNISED, Verdict.REASON, Verdict.CANCELLED):
        st.warning(sentence, icon=":material/pending:")
    elif verdict is Verdict.READY:
        st.success(sentence, icon=":material/check_circle:")
    elif verdict is not Verdict.DEPOSITED:
        st.info(sentence, icon=":material/info:")
    return verdict
