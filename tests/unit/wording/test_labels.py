"""Labels: every notion has its French word, every status its sign."""

import importlib
import pkgutil
from enum import StrEnum

import pytest

import convention.domain
from convention.domain.findings import FindingCode, Severity
from convention.domain.progress import ProgressStatus
from convention.wording import labels

WORDED_WITH_FINDINGS = {FindingCode, Severity}


def enums_of_the_domain() -> list[type[StrEnum]]:
    modules = [
        importlib.import_module(f"convention.domain.{found.name}")
        for found in pkgutil.iter_modules(convention.domain.__path__)
    ]
    found = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    return sorted(
        (
            kind
            for kind in found
            if issubclass(kind, StrEnum) and kind is not StrEnum and kind not in WORDED_WITH_FINDINGS
        ),
        key=lambda kind: kind.__name__,
    )


def test_the_enums_are_found() -> None:
    assert {kind.__name__ for kind in enums_of_the_domain()} >= {"Kind", "ProgressStatus", "Contradiction"}


@pytest.mark.parametrize("kind", [*enums_of_the_domain(), labels.Tone])
def test_every_member_has_its_own_word(kind: type[StrEnum]) -> None:
    words = [labels.label(member) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_status_signs_follow_the_tone() -> None:
    assert {status: labels.symbol(status) for status in ProgressStatus if labels.symbol(status) != "○"} == {
        ProgressStatus.REACHED: "✓",
        ProgressStatus.REACHED_LATE: "✓",
        ProgressStatus.FELL_SINCE: "✓",
        ProgressStatus.AWAITED: "◌",
        ProgressStatus.NOT_ESTABLISHED: "Ø",
        ProgressStatus.ON_TRACK: "●",
        ProgressStatus.WATCH: "◆",
        ProgressStatus.LATE: "▼",
        ProgressStatus.MISSED: "▼",
        ProgressStatus.REGRESSION: "▼",
    }


def test_each_tone_has_a_sign_of_its_own() -> None:
    assert len({labels.tone_symbol(tone) for tone in labels.Tone}) == len(labels.Tone)


@pytest.mark.parametrize("status", ProgressStatus)
def test_every_status_can_be_counted(status: ProgressStatus) -> None:
    assert labels.counted_actions(status, 2).startswith("2\u00a0")
    assert labels.counted_indicators(status, 1, noun=True).startswith("1\u00a0indicateur ")


def test_counts_agree_in_gender_and_number() -> None:
    assert labels.counted_actions(ProgressStatus.ON_TRACK, 9, noun=True) == "9\u00a0actions dans la trajectoire"
    assert labels.counted_actions(ProgressStatus.REACHED, 4) == "4\u00a0atteintes"
    assert labels.counted_actions(ProgressStatus.REACHED, 1) == "1\u00a0atteinte"
    assert labels.counted_indicators(ProgressStatus.REACHED, 4) == "4\u00a0atteints"
    assert labels.counted_indicators(ProgressStatus.NO_DATA, 1) == "1\u00a0non renseigné"
