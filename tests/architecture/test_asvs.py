"""The table of the security standard: no line is missing, every test it names is there."""

from __future__ import annotations

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# Level 1 of OWASP ASVS 5.0: chapter.section, and the numbers of its requirements at that level.
LEVEL_1 = {
    "1.2": 5, "1.3": 2, "1.5": 1, "2.1": 1, "2.2": 2, "2.3": 1, "3.2": 2, "3.3": 1, "3.4": 2, "3.5": 3, "4.1": 1,
    "4.4": 1, "5.2": 2, "5.3": 2, "6.1": 1, "6.2": 8, "6.3": 2, "6.4": 2, "7.2": 4, "7.4": 2, "8.1": 1, "8.2": 2,
    "8.3": 1, "9.1": 3, "9.2": 1, "10.4": 5, "11.3": 2, "11.4": 1, "12.1": 1, "12.2": 2, "13.4": 1, "14.2": 1,
    "14.3": 1, "15.1": 1, "15.2": 1, "15.3": 1,
}  # fmt: skip
ANSWERS = ("held", "partly", "site", "not concerned")


def lines() -> list[list[str]]:
    """The cells of each line of the table."""
    text = (PROJECT / "docs" / "asvs.md").read_text(encoding="utf-8")
    rows = [row.strip("| ").split(" | ") for row in text.splitlines() if re.match(r"\| \d", row)]
    return [[cell.strip(" |") for cell in row] for row in rows]


def test_every_requirement_stands_once() -> None:
    asked = [f"{section}.{number}" for section, count in LEVEL_1.items() for number in range(1, count + 1)]
    assert [line[0] for line in lines()] == asked
    assert len(asked) == 70


def test_every_line_has_an_answer_and_what_is_held_names_tests_that_are_there() -> None:
    for number, _, answer, *shown in lines():
        assert answer.startswith(ANSWERS), number
        named = re.findall(r"`(tests/[^`]+)`", " ".join(shown))
        assert [path for path in named if not (PROJECT / path).exists()] == [], number
        assert named or not answer.startswith("held") or "SECURITY.md" in answer, number
