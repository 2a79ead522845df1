"""No way into the base goes around rights: what writes asks for its right in the same transaction.

A page, a command and a message of a live connection can only call these functions, so none of them can pass by.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
# What is noted without a right, a refused file or a copy of the base, is in the journal too.
ASKS = {"claim", "keep_in_journal", "note"}
# What nobody does: who writes here, and why no right is asked for.
NO_ACT = {
    ("convention/warehouse/amendments.py", "record_project_catalogue"): "the project's own files, at the start",
    ("convention/warehouse/store.py", "record_catalogue"): "the same in a base without amendments",
}


def transactions() -> Iterator[tuple[str, str, ast.With]]:
    """Every transaction that writes: its file, its function and the block."""
    for room in ("convention", "loaders", "pages"):
        for path in sorted((PROJECT / room).rglob("*.py")):
            for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(function, ast.FunctionDef):
                    yield from ((str(path.relative_to(PROJECT)), function.name, block) for block in writing(function))


def writing(function: ast.FunctionDef) -> Iterator[ast.With]:
    """The blocks of a function that begin a transaction."""
    for node in ast.walk(function):
        if isinstance(node, ast.With):
            calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
            if any(isinstance(call.func, ast.Attribute) and call.func.attr == "writing" for call in calls):
                yield node


def called(block: ast.AST) -> set[str]:
    """The names of what a block calls."""
    names = (node.func for node in ast.walk(block) if isinstance(node, ast.Call))
    return {name.id if isinstance(name, ast.Name) else getattr(name, "attr", "") for name in names}


FOUND = list(transactions())


@pytest.mark.parametrize(("path", "name", "block"), FOUND, ids=[f"{path}:{name}" for path, name, _ in FOUND])
def test_a_transaction_asks_for_its_right(path: str, name: str, block: ast.With) -> None:
    assert called(block) & ASKS or (path, name) in NO_ACT


def test_the_project_s_files_are_recorded_at_the_start_alone() -> None:
    callers = {
        str(path.relative_to(PROJECT))
        for room in ("convention", "loaders", "pages")
        for path in (PROJECT / room).rglob("*.py")
        if called(ast.parse(path.read_text(encoding="utf-8"))) & {name for _, name in NO_ACT}
    }
    assert callers == {"loaders/first_start.py"}


def test_every_exception_is_one() -> None:
    assert {(path, name) for path, name, block in FOUND if not called(block) & ASKS} == set(NO_ACT)
