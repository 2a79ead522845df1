"""Sentences of findings: every code has one, and rows are folded."""

from __future__ import annotations

import re

import pytest

from convention.domain.findings import Finding, FindingCode, Severity
from convention.wording.deposits import Verdict, verdict_sentence
from convention.wording.findings import finding_sentence, finding_title, folded, group_hints, severity_summary

COUNTS = ("line", "found", "expected", "limit", "seconds", "rows", "columns", "count", "row")
WORDS = (
    "named",
    "day",
    "first",
    "period",
    "territory",
    "other",
    "old",
    "old_status",
    "place",
    "sum",
    "file",
    "sheets",
    "column",
    "bare",
    "status",
    "places",
    "meaning",
    "proof",
    "factor",
    "example",
)
DETAILS = (*((name, "12") for name in (*COUNTS, *WORDS, "bytes", "encoding", "meant", "person")), ("kind", "email"))


@pytest.mark.parametrize("code", FindingCode)
def test_every_code_has_a_title_and_whole_sentences_in_french(code: FindingCode) -> None:
    finding = Finding(code, "Observations", "F17", "12,5", "un nombre", "", DETAILS)
    title, sentence = finding_title(code), finding_sentence(finding)
    assert title[0].isupper()
    assert sentence[0].isupper() or sentence[0] == "«"
    assert sentence.endswith(".")
    assert "?" not in sentence
    assert not re.search(r"(?<! )[:»](?=\s)|«(?! )|[{}]", sentence.replace("\u00a0", " "))
    assert not re.search(" [:;!?»]|« ", sentence), "a plain space before a mark"


def test_a_sentence_says_what_was_read_and_what_was_expected() -> None:
    finding = Finding(FindingCode.NUMBER_UNREADABLE, "Suivi", "D4", "12,5 environ", "un nombre seul")
    assert finding_sentence(finding) == (
        "«\u00a012,5 environ\u00a0» n’est pas lu comme un nombre. Attendu\u00a0: un nombre seul."
    )


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (FindingCode.COLUMN_IGNORED, "La colonne sans titre n’est pas lue."),
        (FindingCode.STATUS_CONTRADICTS_VALUE, "Le statut et la valeur vide se contredisent."),
    ],
)
def test_an_empty_cell_is_named_as_the_sentence_needs_it(code: FindingCode, sentence: str) -> None:
    assert finding_sentence(Finding(code, "Suivi", "E1")) == sentence


@pytest.mark.parametrize(("named", "said"), [("xlsx", "(«\u00a0.xlsx\u00a0»)"), ("", "(aucune)")])
def test_a_misleading_extension_is_named(named: str, said: str) -> None:
    finding = Finding(FindingCode.FILE_RENAMED, details=(("found", "csv"), ("named", named)))
    assert finding_sentence(finding) == f"Le contenu est lu comme csv, ce que l’extension du nom {said} n’annonce pas."


def test_runs_of_rows_are_folded_and_the_gravest_comes_first() -> None:
    found = [
        *(Finding(FindingCode.MISSING_WORD, "Suivi", f"D{row}", "-") for row in (5, 12, 13, 14)),
        Finding(FindingCode.TERRITORY_UNKNOWN, "Suivi", "B9", "Pari"),
    ]
    first, second = folded(found)
    assert (first.code, first.where) == (FindingCode.TERRITORY_UNKNOWN, "Suivi, B9")
    assert (second.where, second.count) == ("Suivi, D5, D12 à\u00a0D14", 4)
    assert severity_summary(found) == "1\u00a0bloquant, 4\u00a0à confirmer"


def test_what_lies_beyond_the_cap_is_counted() -> None:
    found = [
        Finding(FindingCode.MISSING_WORD, "Suivi", "D5", "-"),
        Finding(FindingCode.MISSING_WORD, "Suivi", details=(("others", "12000"),)),
    ]
    assert finding_sentence(found[1]) == "Le même constat vaut pour 12\u202f000\u00a0autres cellules."
    assert sum(group.count for group in folded(found)) == 12_001
    assert all(group.severity is Severity.CONFIRM for group in folded(found))


def test_a_stored_number_is_shown_with_a_comma_unless_its_writing_is_the_matter() -> None:
    assert "«\u00a01450,25\u00a0»" in finding_sentence(Finding(FindingCode.PERIOD_GRAIN, "Suivi", "D4", "1450.25"))
    assert "«\u00a01.234\u00a0»" in finding_sentence(Finding(FindingCode.NUMBER_AMBIGUOUS, "Suivi", "D4", "1.234"))


def test_values_of_one_kind_over_several_columns_are_one_group_and_each_suggestion_is_told() -> None:
    months = [Finding(FindingCode.PERIOD_GRAIN, "Mois", f"{column}2", "3") for column in "CDE"]
    (group,) = folded([*months, Finding(FindingCode.PERIOD_GRAIN, "Mois", "C3", "4")])
    assert (group.where, group.count) == ("Mois, C2 à\u00a0C3, D2, E2", 4)
    hints = {"Pistes": "Vouliez-vous dire « a »\u202f?", "Bus": "Vouliez-vous dire « b »\u202f?", "Rien": ""}
    pairs = enumerate(hints.items(), start=2)
    unknown = [Finding(FindingCode.INDICATOR_UNKNOWN, "Suivi", f"A{n}", text, "", hint) for n, (text, hint) in pairs]
    (names,) = folded(unknown)
    assert [hint.split("\u00a0: ")[0] for hint in group_hints(names)] == ["«\u00a0Pistes\u00a0»", "«\u00a0Bus\u00a0»"]
    assert group_hints(folded(unknown[:1])[0]) == [hints["Pistes"]]


def test_the_first_thing_to_mend_stands_in_the_verdict_with_its_suggestion() -> None:
    found = [
        Finding(FindingCode.MISSING_WORD, "Suivi", "D5", "-"),
        Finding(FindingCode.TERRITORY_UNKNOWN, "Suivi", "B9", "Pari", hint="Vouliez-vous dire « Paris »\u202f?"),
    ]
    sentence = verdict_sentence(Verdict.BLOCKED, found)
    assert "D’abord\u00a0: Suivi, B9\u00a0: «\u00a0Pari\u00a0» n’est pas un territoire" in sentence
    assert sentence.endswith("Vouliez-vous dire « Paris »\u202f?")
