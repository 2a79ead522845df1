"""What is said of a file that someone is about to deposit: where it stands, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from convention.domain.findings import Finding, FindingCode, Severity
from convention.wording.finding_words import WORDS
from convention.wording.findings import folded, group_hints
from convention.wording.formats import COLON, SEMICOLON, counted, joined


class Verdict(StrEnum):
    """Where a file stands between being given and being recorded."""

    DEPOSITED = "deposited"
    CANCELLED = "cancelled"
    PERSONAL = "personal"
    UNRECOGNISED = "unrecognised"
    REASON = "reason"
    BLOCKED = "blocked"
    KNOWN = "known"
    NOTHING_NEW = "nothing_new"
    READY = "ready"


REFUSED_FILE = "fichier refusé"
"""What stands in the place of the name of a file that holds personal data: the name may be that of a person."""

SHORT_WORDS = {
    Verdict.DEPOSITED: "déposé",
    Verdict.CANCELLED: "non lu",
    Verdict.PERSONAL: "refusé",
    Verdict.UNRECOGNISED: "disposition à montrer",
    Verdict.REASON: "motif à donner",
    Verdict.BLOCKED: "à corriger",
    Verdict.KNOWN: "déjà en base",
    Verdict.NOTHING_NEW: "rien de nouveau",
    Verdict.READY: "prêt",
}
_FIXED = {
    Verdict.CANCELLED: "La lecture a été annulée. Rien n’est enregistré.",
    Verdict.PERSONAL: (
        "Fichier refusé\u00a0: il semble contenir des données nominatives. Rien n’en est conservé, ni contenu, ni "
        "nom\u202f; seule son empreinte est enregistrée, dans l’historique. Retirez ces colonnes ou ces lignes de "
        "votre fichier, puis déposez-le à nouveau."
    ),
    Verdict.UNRECOGNISED: (
        "La disposition de ce fichier n’est pas reconnue avec certitude. Montrez où sont les données avec l’assistant "
        "ci-dessous : elle sera reconnue la prochaine fois. Rien n’est enregistré."
    ),
}
_LAYOUT = frozenset({FindingCode.TABLE_NOT_RECOGNISED, FindingCode.NO_DATA})
_REASONLESS = frozenset({FindingCode.CORRECTION_WITHOUT_REASON, FindingCode.CORRECTION_OLD_COMMENT})
_BLOCKING = {Severity.BLOCKING}
_LONGEST_PLACES, _FIRST_HINTS = 60, 3


def blocked_verdict(findings: Sequence[Finding]) -> Verdict:
    """What stops a file that has blocking findings."""
    codes = {found.code for found in findings if found.severity in _BLOCKING}
    if FindingCode.NOMINATIVE in codes:
        return Verdict.PERSONAL
    if FindingCode.TABLE_NOT_RECOGNISED in codes and codes <= _LAYOUT:
        return Verdict.UNRECOGNISED
    return Verdict.REASON if codes <= _REASONLESS else Verdict.BLOCKED


def verdict_sentence(verdict: Verdict, findings: Sequence[Finding]) -> str:
    """Where a file stands and what to do next; empty for the verdicts that other sentences say."""
    blocking = sum(found.severity in _BLOCKING for found in findings)
    if verdict is Verdict.BLOCKED:
        return (
            f"{counted(blocking, 'constat bloquant', 'constats bloquants')}{COLON}corrigez dans votre fichier, puis "
            f"déposez-le à nouveau. Rien n’est enregistré. D’abord{COLON}{_first_blocking(findings)}"
        )
    if verdict is Verdict.REASON:
        return (
            f"{counted(blocking, 'valeur enregistrée serait corrigée', 'valeurs enregistrées seraient corrigées')}"
            f"{COLON}donnez le motif. Rien n’est encore enregistré."
        )
    return _FIXED.get(verdict, "")


def _first_blocking(findings: Sequence[Finding]) -> str:
    """The first group that stops a file: where it stands, what is wrong, and the suggestion."""
    group = next(group for group in folded(findings) if group.severity in _BLOCKING)
    where = group.where if len(group.where) <= _LONGEST_PLACES else f"{group.where[:_LONGEST_PLACES]}…"
    return " ".join([f"{where}{COLON}{group.sentence}", *group_hints(group)[:_FIRST_HINTS]])


def effect_sentence(new: int, corrected: int, restated: int, unchanged: int) -> str:
    """`Prêt à déposer : 12 valeurs nouvelles, 3 corrigées ; 100 inchangées`; rests on counts of values."""
    same = f"{counted(unchanged, 'valeur déjà enregistrée', 'valeurs déjà enregistrées')} à l’identique"
    parts = [
        words
        for count, words in (
            (new, counted(new, "valeur nouvelle", "valeurs nouvelles")),
            (corrected, counted(corrected, "valeur corrigée", "valeurs corrigées")),
            (restated, counted(restated, "valeur précisée", "valeurs précisées")),
        )
        if count
    ]
    if not parts:
        return f"Rien de nouveau{COLON}{same}."
    rest = f"{SEMICOLON}{same}" if unchanged else ""
    return f"Prêt à déposer{COLON}{joined(parts)}{rest}."


def not_confirmed(name: str, codes: Sequence[FindingCode]) -> str:
    """That a file is not recorded while findings to confirm have no answer."""
    titles = joined([f"«\u00a0{WORDS[code].title}\u00a0»" for code in codes])
    return f"«\u00a0{name}\u00a0» n’est pas déposé{COLON}à confirmer d’abord, {titles}. Rien n’a changé."


def corrected_since(count: int) -> str:
    """How many values of a file that is in force were changed by later deposits."""
    words = counted(count, "de ses valeurs a été changée", "de ses valeurs ont été changées")
    return f"Depuis, {words} par un autre dépôt, qui reste en vigueur."
