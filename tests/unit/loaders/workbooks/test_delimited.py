"""Text files: encodings, delimiters, quotes and widths, each fault named with its line and nothing cut."""

from __future__ import annotations

import csv
import io
import pickle
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.findings import Finding, FindingCode, blocking
from loaders.workbooks.book import Book, CellKind
from loaders.workbooks.delimited import read_delimited
from loaders.workbooks.delimiter import find_delimiter
from loaders.workbooks.limits import Limits

TABLE = "indicateur;valeur\nA05-1;1 500\nA05-2;12,5\n"


def read(content: bytes | str, limits: Limits | None = None) -> Book:
    data = content.encode() if isinstance(content, str) else content
    return read_delimited(data, "dépôt mars.csv", limits or Limits())


def cells(book: Book) -> list[list[str]]:
    sheet = book.sheets[0]
    return [[sheet.text(row, column) for column in range(len(sheet.texts))] for row in range(sheet.rows)]


def only(book: Book) -> Finding:
    (finding,) = book.findings
    return finding


def line(finding: Finding) -> str:
    return dict(finding.details)["line"]


def test_the_sheet_is_named_after_the_file() -> None:
    assert read(TABLE).sheets[0].name == "dépôt mars"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_in_use_gives_the_same_cells(encoding: str) -> None:
    text = "période;valeur en €\ndéc. 2019;œuvre à l’été – 3\n"
    assert cells(read(text.encode(encoding))) == [["période", "valeur en €"], ["déc. 2019", "œuvre à l’été – 3"]]


@pytest.mark.parametrize(
    ("content", "bad_line"),
    [
        (b"a;b\n1;\x002\n", "2"),
        (b"a;b\n1;2\n\x81;3\n", "3"),
        ("é;é\né;é\n".encode() + b"\xe9;4\n", "3"),
        (b"\xff\xfea\x00;\x00\n\x00b\x00\x00\xd8", "2"),
        (b"a;b\r\n1;2\r\n3;\x074\r\n", "3"),
        ("a;b\n1;2".encode("utf-16-le"), "1"),
    ],
)
def test_bytes_that_are_no_text_are_named_with_their_line(content: bytes, bad_line: str) -> None:
    finding = only(read(content))
    assert finding.code is FindingCode.FILE_NOT_TEXT
    assert line(finding) == bad_line


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    text = f"période{delimiter}valeur{delimiter}note\n2019{delimiter}12{delimiter}\n"
    assert cells(read(text)) == [["période", "valeur", "note"], ["2019", "12", ""]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("2019;1,5\n2020;2,5\n", ";"),
        ("a\tb\n1,5\t2,5\n", "\t"),
        ("Indicateurs, situation 2019\n\na;b\n1;2\n3;4\n", ";"),
        ('a,b\n"x;y;z",2\n"u;v;w",3\n', ","),
        ("a,b,liste\n1,2,x | y\n3,4,z\n", ","),
        ('a;b\n"deux\nlignes; ici, là";2\n', ";"),
        ("valeur\n12\n13\n", ";"),
        ("a;b\r1;2\r", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_the_file_proves(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


@pytest.mark.parametrize("text", ["12,5\n13,5\n", "a;b,c\nd;e,f\n", "un, deux\ntrois; quatre\n"])
def test_a_doubtful_delimiter_is_refused(text: str) -> None:
    book = read(text)
    assert only(book).code is FindingCode.FILE_DELIMITER
    assert book.sheets == ()


def test_a_declared_delimiter_is_obeyed_and_its_line_is_no_row() -> None:
    book = read("sep=,\r\nx,y\r\n12,5\r\n")
    assert cells(book) == [["x", "y"], ["12", "5"]]
    assert book.sheets[0].address(0, 0) == "A1"


def test_cells_stay_text() -> None:
    book = read("code;date;nombre;vide\n00123;01-01-13;1\u202f234,50;\n")
    assert cells(book)[1] == ["00123", "01-01-13", "1\u202f234,50", ""]
    assert [kinds[1].as_py() for kinds in book.sheets[0].kinds] == [CellKind.TEXT] * 3 + [CellKind.BLANK]
    assert book.sheets[0].kinds[0].to_pylist() == [CellKind.TEXT, CellKind.TEXT]


def test_a_blank_cell_is_blank_not_text() -> None:
    assert read("a;b\n1;\n").sheets[0].kinds[1].to_pylist() == [CellKind.TEXT, CellKind.BLANK]


def test_quoted_cells_keep_delimiters_newlines_and_doubled_quotes() -> None:
    book = read('a;b\n"x;y";"deux\nlignes"\n"dit ""oui""";""\nfin;1\n')
    assert cells(book) == [["a", "b"], ["x;y", "deux\nlignes"], ['dit "oui"', ""], ["fin", "1"]]
    assert book.findings == ()


def test_an_address_counts_records_as_a_spreadsheet_does() -> None:
    book = read('a;b\n"deux\nlignes";1\n3;4\n')
    assert book.sheets[0].text(2, 0) == "3"
    assert book.sheets[0].address(2, 0) == "A3"


def test_a_quote_inside_an_unquoted_cell_is_a_character() -> None:
    assert cells(read('a;b\ntube 5";1\n6";2\n')) == [["a", "b"], ['tube 5"', "1"], ['6"', "2"]]


@pytest.mark.parametrize(
    ("text", "bad_line"),
    [
        ('a;b\n1;2\n"ouvert;3\n4;5\n', "3"),
        ('a;b\n"x\ny";"ouvert\n4;5\n', "3"),
        ('sep=;\na;b\n1;"2\n', "3"),
    ],
)
def test_a_quote_that_never_closes_is_named_where_it_opens(text: str, bad_line: str) -> None:
    book = read(text)
    assert only(book).code is FindingCode.QUOTE_UNCLOSED
    assert line(only(book)) == bad_line
    assert book.sheets == ()


@pytest.mark.parametrize("text", ['a;b\n1;2\n"l\'action "phare" de";3\n', 'a;b\n1;2\n"x"y;3\n'])
def test_text_after_a_closing_quote_is_named(text: str) -> None:
    book = read(text)
    assert only(book).code is FindingCode.QUOTE_MISPLACED
    assert line(only(book)) == "3"
    assert book.sheets == ()


@pytest.mark.parametrize(
    ("text", "bad_line", "found"),
    [
        ("a;b;c\n1;2;3\n4;5;6;7\n8;9;0\n", "3", "4"),
        ("a;b;c\n1;2;3\n4;5\n8;9;0\n", "3", "2"),
        ("a;b;c\n1;2;3\n4\n8;9;0\n", "3", "1"),
        ('a;b;c\n"1\n1";2;3\n4;5\n8;9;0\n', "4", "2"),
        ("a;b;c\n1;2;3\n8;9;0\n4;5", "4", "2"),
        ("a;b;c\n1;2;3\n8;9;0\n4", "4", "1"),
        ("a,b,c\n2019,Paris,1,5\n2020,Paris,2,5\n", "1", "3"),
        ("sep=;\na;b;c\n1;2;3\n4;5\n8;9;0\n", "4", "2"),
    ],
)
def test_a_record_of_another_width_is_named_and_kept(text: str, bad_line: str, found: str) -> None:
    book = read(text)
    finding = only(book)
    assert finding.code is FindingCode.ROW_WIDTH
    assert (line(finding), dict(finding.details)["found"]) == (bad_line, found)
    assert blocking(book.findings)
    kept = {text for row in cells(book) for text in row if text}
    assert kept == {
        cell for row in csv.reader(io.StringIO(text), delimiter="," if "," in text else ";") for cell in row
    } - {"sep=", ""}


@pytest.mark.parametrize(
    "text",
    [
        "a;b;c\n1;2;3;;\n4;5;6\n",
        "Titre du tableau\na;b;c\n1;2;3\n\nSource\u202f: DREES\n",
        "a;b;c\n1;2;3\n\n4;5;6\n",
        "a;b;c\n1;2;3\n;\n4;5;6\n\n\n",
        "a;b;c\n1;2;3\nSource\n",
    ],
)
def test_titles_notes_blank_lines_and_trailing_blanks_are_no_fault(text: str) -> None:
    assert read(text).findings == ()


def test_a_blank_line_is_a_row() -> None:
    book = read("Titre\n\na;b\n1;2\n")
    assert cells(book) == [["Titre", ""], ["", ""], ["a", "b"], ["1", "2"]]


def test_a_thousand_faults_are_counted_not_listed() -> None:
    book = read("a;b\n" + "1;2\n" * 3000 + "1;2;3\n" * 1000)
    assert len(book.findings) == 20
    assert dict(book.findings[0].details)["others"] == "980"


def test_margins_are_trimmed_and_addresses_stay_true() -> None:
    sheet = read(";;\n;;\n;a;b\n;1;2\n;;\n").sheets[0]
    assert (sheet.rows, len(sheet.texts)) == (2, 2)
    assert sheet.address(0, 0) == "B3"
    assert sheet.text(1, 1) == "2"


@pytest.mark.parametrize("text", ["", "\n\n", "  \n", "\ufeff", "sep=;\n"])
def test_a_text_without_a_cell_is_empty(text: str) -> None:
    assert only(read(text)).code is FindingCode.FILE_EMPTY


def test_a_text_of_delimiters_only_has_no_cell() -> None:
    assert read(";;\n;;\n").sheets[0].texts == ()


def test_more_cells_than_the_limit_are_refused_before_they_are_made() -> None:
    assert only(read(";" * 2000, Limits(cells=1000))).code is FindingCode.FILE_TOO_HEAVY


def test_a_very_long_cell_is_read_whole() -> None:
    book = read('a;b\n"' + "x" * 200_000 + '\n";2\n')
    assert cells(book)[1] == ["x" * 200_000 + "\n", "2"]


def test_a_row_wider_than_the_limit_is_refused() -> None:
    book = read(";".join("x" * 60) + "\n" + ";".join("x" * 60) + "\n", Limits(columns=50))
    assert only(book).code is FindingCode.FILE_TOO_HEAVY


CELL = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('"\n;,'), max_size=8)
ROWS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(ROWS, st.booleans())
def test_what_a_writer_of_csv_writes_is_read_back(rows: list[list[str]], everything_quoted: bool) -> None:
    header = [f"colonne {letter}" for letter in "abcde"[: len(rows[0])]]
    out = io.StringIO(newline="")
    out.write("sep=;\n")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if everything_quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=";", lineterminator="\n", quoting=quoting).writerows([header, *rows])
    book = read(out.getvalue())
    found = cells(book)
    while not any(rows[-1]) and len(rows) > 1:
        rows = rows[:-1]
    expected = [header, *(rows if any(rows[-1]) else [])]
    assert book.findings == ()
    assert found == expected


@given(st.text(alphabet='a1";\n\r,\x00é ', max_size=40), st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_no_text_makes_it_fail_and_none_is_lost_without_a_finding(text: str, encoding: str) -> None:
    book = read(text.encode(encoding))
    if book.sheets:
        kept = "".join(cell for row in cells(book) for cell in row)
        for letter in "a1é":
            assert kept.count(letter) == text.count(letter)
    else:
        assert blocking(book.findings)


def test_the_distinct_texts_of_a_long_file_are_those_of_its_cells() -> None:
    rows = [f"A0{number % 3};{number % 1000},5;{'' if number % 7 else 'note'}" for number in range(60_000)]
    (sheet,) = read_delimited("\r\n".join(["a;b;c", *rows]).encode(), "long.csv", Limits()).sheets
    for column, texts in enumerate(sheet.texts):
        coded = sheet.coded(column)
        assert coded.words.take(coded.codes).equals(texts)
        assert len(coded.words.unique()) == len(coded.words)
    assert pickle.loads(pickle.dumps(sheet)) == sheet


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("12,5\n13,5\n", "1", "12,5"),
        ("\n\n12,5\n13,5\n", "3", "12,5"),
        ('"a\nb";c\n1;2\nd,e,f,g\nh,i,j,k\n', "1", '"a b";c'),
        ("un, deux\ntrois; quatre\n", "1", "un, deux"),
    ],
)
def test_a_doubtful_delimiter_names_the_line_that_shows_it(text: str, line: str, said: str) -> None:
    finding = only(read(text))
    assert (finding.code, dict(finding.details)["line"], finding.read) == (FindingCode.FILE_DELIMITER, line, said)
