"""The verifier that stands alone agrees with the program on every journal, whole, changed or cut."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.journal import Entry, exported, sealed
from convention.operations import journal_verifier
from convention.operations.journal_verifier import first_fault, verdict

FILE = Path(journal_verifier.__file__)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
NOW = datetime(2020, 1, 14, 15)


def chain(texts: list[str]) -> list[Entry]:
    made: list[Entry] = []
    for number, text in enumerate(texts, 1):
        before = made[-1].digest if made else ""
        at = NOW + timedelta(microseconds=number)
        made.append(sealed(Entry(number, at, "", "", text, "deposit", text, before)))
    return made


@given(st.lists(TEXTS, min_size=1, max_size=5), st.data())
def test_a_whole_journal_holds_and_any_other_does_not(texts: list[str], data: st.DataObject) -> None:
    entries = chain(texts)
    text = exported(entries)
    assert verdict(text, entries[-1].digest)[0]
    lines = text.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    changed = json.dumps(json.loads(lines[at]) | {"person": f"{texts[at]}."})
    assert first_fault([*lines[:at], changed, *lines[at + 1 :]]) == at + 1
    assert not verdict("\n".join(lines[:at] + lines[at + 1 :]), entries[-1].digest)[0]


def test_it_runs_alone_from_anywhere_with_nothing_but_python(tmp_path: Path) -> None:
    copy, journal = tmp_path / "verifier.py", tmp_path / "journal.jsonl"
    copy.write_bytes(FILE.read_bytes())
    for text, code in ((exported(chain(["Ana", "Zoé"])), 0), (exported(chain(["Ana", "Zoé"])[1:]), 1)):
        journal.write_text(text, encoding="utf-8")
        ended = subprocess.run([sys.executable, "-I", str(copy), str(journal)], cwd=tmp_path, capture_output=True)
        assert ended.returncode == code
    modules = [
        node for node in ast.walk(ast.parse(FILE.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)
    ]
    assert modules == []
