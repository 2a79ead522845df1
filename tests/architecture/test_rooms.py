"""The law of the rooms, where no tool keeps it."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from pages.shell.page_list import ALL_PAGES

ROOT = Path(__file__).parents[2]
CODE = sorted(
    [ROOT / "app.py", *(p for room in ("convention", "loaders", "pages") for p in (ROOT / room).rglob("*.py"))]
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PAGE_SCRIPTS = sorted((ROOT / "pages").rglob("page.py"))
LINES_OF_A_PAGE, LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 80, 300, 45
SQL = re.compile(r"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|WITH \w+ AS)\b", re.MULTILINE)


def name(path: Path) -> str:
    """How a file is named in a message."""
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything that a file's syntax holds."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def docstrings(path: Path) -> set[str]:
    """The raw docstrings of a file, which are no code."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    found = (ast.get_docstring(node, clean=False) for node in nodes(path) if isinstance(node, holders))
    return {text for text in found if text}


def test_a_page_reads_as_a_table_of_contents() -> None:
    assert {name(p): lines(p) for p in PAGE_SCRIPTS if lines(p) > LINES_OF_A_PAGE} == {}


def test_every_page_script_is_in_the_menu() -> None:
    listed = {entry.script for entry in ALL_PAGES}
    assert {p.relative_to(ROOT / "pages").as_posix() for p in PAGE_SCRIPTS} <= listed


def test_no_file_is_long() -> None:
    assert {name(p): lines(p) for p in CODE if lines(p) > LINES_OF_A_FILE} == {}


def test_no_function_is_long() -> None:
    long = {
        f"{name(path)}:{node.name}": length
        for path in CODE
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_only_the_pages_speak_to_the_screen() -> None:
    """Import-linter sees the import; this sees the name as well."""
    outside = [p for p in CODE if p.is_relative_to(ROOT / "convention") or p.is_relative_to(ROOT / "loaders")]
    speaking = [
        name(path)
        for path in outside
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st"
    ]
    assert speaking == []


@pytest.mark.parametrize("word", ["unsafe_allow_html", "use_container_width", "components.v1", "st.experimental_"])
def test_what_the_design_forbids_is_not_used(word: str) -> None:
    assert [name(path) for path in CODE if word in path.read_text(encoding="utf-8")] == []


def test_no_style_sheet_is_written_into_a_page() -> None:
    pages = [p for p in CODE if p.is_relative_to(ROOT / "pages")]
    assert [name(p) for p in pages if "<style" in p.read_text(encoding="utf-8")] == []


def test_queries_stand_in_their_own_files() -> None:
    written = {
        name(path): node.value
        for path in CODE
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and SQL.match(node.value)
        and node.value not in docstrings(path)
    }
    assert written == {}


def test_every_query_file_has_a_function_that_asks_it() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    queries = sorted((ROOT / "convention" / "warehouse" / "queries").glob("*.sql"))
    assert queries
    assert [path.stem for path in queries if f'query("{path.stem}")' not in code] == []


def test_no_test_is_left_out_but_for_files_that_stand_beside_the_project() -> None:
    """What real files show can only be tested where they are; each such test says so by its reason."""
    marks = re.compile(r"pytest\.(mark\.)?(skip(?!if)|xfail|importorskip)")
    assert [name(p) for p in TESTS if p != Path(__file__) and marks.search(p.read_text(encoding="utf-8"))] == []


def test_only_the_clock_asks_the_time() -> None:
    """A day asked of the machine is the day before, for two hours, on a server in UTC."""
    asking, holders = {"today", "now", "utcnow"}, {"date", "datetime", "Timestamp"}
    elsewhere = [
        f"{name(path)}:{node.lineno}"
        for path in CODE
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in asking
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (node.value.id if isinstance(node.value, ast.Name) else node.value.attr) in holders
        and path != ROOT / "convention" / "domain" / "clock.py"
    ]
    assert elsewhere == []
    zoned = [name(path) for path in CODE if "ZoneInfo(" in path.read_text(encoding="utf-8")]
    assert zoned == ["convention/domain/clock.py"]


def test_the_settings_of_the_server_can_be_read() -> None:
    """A setting that cannot be read makes the server start on Streamlit's own defaults: every address, in English."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
