"""No convention stands in the program: its names, its years and its counts are those of the catalogue."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
CODE = [
    PROJECT / "app.py",
    *(path for room in ("convention", "loaders", "pages") for path in (PROJECT / room).rglob("*.py")),
]
TEMPLATES = [
    path
    for room in ("convention", "pages")
    for path in (PROJECT / room).rglob("*")
    if path.suffix in (".html", ".typ", ".css", ".sql", ".js") and ".min." not in path.name
]
OF_ONE_CONVENTION = re.compile(
    r"Ville de Paris|Seine-Saint-Denis|seine[_-]saint[_-]denis|\bParis\b|2018-2020|22 fiches|vingt-deux|cinq axes"
)
# The clock of France, the address of an authority of the State, and an example of the forms of a school year.
ALLOWED = re.compile(r"Europe/Paris|heure de Paris|Paris CEDEX|Paris time")


def said(path: Path) -> Iterator[str]:
    """The texts of a module, its comments and docstrings aside: what it may say, compare or write."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    documented = {
        node.body[0].value.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if (
            token.type != tokenize.COMMENT
            and token.start[0] not in documented
            and OF_ONE_CONVENTION.search(token.string)
        ):
            yield f"{token.start[0]}: {token.string}"


def test_no_module_names_one_convention() -> None:
    found = {
        str(path.relative_to(PROJECT)): texts
        for path in CODE
        if (texts := [text for text in said(path) if OF_ONE_CONVENTION.search(ALLOWED.sub("", text))])
    }
    assert found == {}


def test_no_template_names_one_convention() -> None:
    """But for the first types of the tables, in which a base of another catalogue gets that one's own codes."""
    texts = {path: path.read_text(encoding="utf-8") for path in TEMPLATES if path.parent.name != "migrations"}
    found = [path.name for path, text in texts.items() if OF_ONE_CONVENTION.search(ALLOWED.sub("", text))]
    assert found == []


def test_a_text_that_names_one_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Of Paris."""\nTITLE = "Convention 2018-2020"  # Paris\nOTHER = f"Ville de Paris {TITLE}"\n')
    assert [line.split(":")[0] for line in said(module)] == ["2", "3"]
