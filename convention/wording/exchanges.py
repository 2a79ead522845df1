"""The exchanges of the annex and the yearly survey in French: their words, and what the evaluation says of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from convention.domain.exchanges import (
    Answer,
    Exchange,
    ExchangeCount,
    ExchangeStage,
    Question,
    SurveySheet,
    agreed_questions,
)
from convention.domain.signoff import SIDES
from convention.domain.territories import Territory
from convention.wording.formats import COLON, SEMICOLON, counted, day, joined
from convention.wording.territories import how_many

EXCHANGE_WORDS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    ExchangeStage: {
        ExchangeStage.PLANNED: "prévu",
        ExchangeStage.HELD: "tenu",
        ExchangeStage.ADOPTED: "document adopté",
        ExchangeStage.CALLED_OFF: "annulé",
    },
    Question: {
        Question.CONTACT: "Le contact entre les services des collectivités est régulier.",
        Question.INFORMED: "Chaque collectivité dit à temps à l’autre ce qui change chez elle.",
        Question.FOLLOWED: "Ce qui est décidé en séance est suivi d’effet.",
        Question.USEFUL: "Les échanges de pratiques servent dans le travail.",
        Question.COMMON: "La convention permet ce qu’aucune collectivité n’aurait fait seule.",
    },
    Answer: {
        Answer.NOT_AT_ALL: "pas du tout",
        Answer.RATHER_NOT: "plutôt non",
        Answer.RATHER: "plutôt oui",
        Answer.FULLY: "tout à fait",
    },
}


def exchange_line(found: Exchange) -> str:
    """One exchange: `tenu le 03/04/2019 (direction de la petite enfance)` and its document."""
    word = EXCHANGE_WORDS[ExchangeStage][found.stage]
    when = f"{COLON}échange du " if found.stage is ExchangeStage.ADOPTED else " le "
    who = f" ({found.who})" if found.who else ""
    document = f"{SEMICOLON}{found.document}" if found.document else ""
    return f"{word}{when}{day(found.day)}{who}{document}"


def exchanges_sentence(found: ExchangeCount) -> str:
    """What the yearly evaluation counts of the annex."""
    if not found.topics:
        return ""
    held = counted(found.held, "échange tenu dans l’année", "échanges tenus dans l’année")
    adopted = f", dont {found.adopted} avec un document adopté" if found.held else ""
    reached = counted(found.reached, "sujet a", "sujets ont")
    return f"Annexe{COLON}{held}{adopted}{SEMICOLON}{reached} donné lieu à un échange, sur {found.topics}."


def survey_sentence(sheets: Mapping[Territory, SurveySheet]) -> str:
    """What the yearly evaluation says of the survey: who answered, and where they agree; never a mean of words."""
    answered = [side.with_article for side in SIDES if side in sheets]
    waited = [side.with_article for side in SIDES if side not in sheets]
    if not answered:
        return "Enquête sur la relation\u00a0: aucune réponse n’est enregistrée."
    if waited:
        have = "a" if len(answered) == 1 else "ont"
        return f"Enquête sur la relation{COLON}{joined(answered)} {have} répondu, {joined(waited)} pas encore."
    same = counted(len(agreed_questions(sheets)), "même réponse", "mêmes réponses")
    every = f"les {how_many()} collectivités ont répondu"
    return f"Enquête sur la relation{COLON}{every}{SEMICOLON}{same} sur {len(Question)} questions."
