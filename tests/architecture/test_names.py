"""One name, one thing: no public class or function has the name of another in its room."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
ROOMS = (
    "loaders",
    "pages",
    *(f"convention/{room.name}" for room in sorted((PROJECT / "convention").iterdir()) if room.is_dir()),
)
# The entry of a program of its own; and the verifier, which travels alone and may import nothing.
EVERYWHERE = {"main"}
ALONE = {"verifier.py"}


def public_names(path: Path) -> set[str]:
    """The classes and functions that a module defines for others."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    defined = (node for node in body if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef))
    return {node.name for node in defined if not node.name.startswith("_")} - EVERYWHERE


@pytest.mark.parametrize("room", ROOMS)
def test_no_public_name_stands_twice_in_a_room(room: str) -> None:
    found = defaultdict[str, list[str]](list)
    for path in sorted((PROJECT / room).rglob("*.py")):
        if path.name not in ALONE:
            for name in public_names(path):
                found[name].append(str(path.relative_to(PROJECT)))
    assert {name: places for name, places in found.items() if len(places) > 1} == {}
