"""An edition: what it holds and what it may not hold in any byte, its data, its links, its sameness."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree
from urllib.parse import urldefrag
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from frictionless import Package

from convention.domain.publication import cites_any
from convention.publication.publish import Published, publish
from convention.publication.reading import PublicationError
from convention.warehouse.decisions import DecisionDraft, designate, record_decision
from convention.warehouse.meetings import freeze
from convention.warehouse.store import Store
from tests.builders.editions import (
    BESIDE_SECRET,
    COMMENT,
    DAY,
    DEPOSITOR,
    FILE_NAME,
    INTERNAL_DECISION,
    PUBLIC_DECISION,
    SECRET_TOTAL,
    SECRETS,
    UNVALIDATED_VALUE,
    edition_store,
)
from tests.builders.meetings import WHO, hold

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009.,]")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = edition_store(tmp_path_factory.mktemp("base") / "convention.duckdb")
    yield store
    store.close()


@pytest.fixture(scope="module")
def folder(base: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editions of both meetings, one after the other."""
    found = tmp_path_factory.mktemp("editions") / "site"
    for meeting in (1, 2):
        publish(base, found, meeting)
    return found


@pytest.fixture(scope="module")
def course(base: Store, tmp_path_factory: pytest.TempPathFactory) -> list[Published]:
    """The same editions elsewhere, the second asked for twice, then with the values that are not validated."""
    found = tmp_path_factory.mktemp("course")
    asked = ((1, False), (2, False), (2, False), (2, True))
    return [publish(base, found, meeting, unvalidated=loose) for meeting, loose in asked]


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def readable(path: Path) -> str:
    """All that a file says: compressed columns are read out."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return f"{table.to_pylist()} {table.schema.metadata}"
    return path.read_bytes().decode(errors="replace")


def test_no_byte_of_an_edition_holds_what_is_withheld(folder: Path) -> None:
    for path in files(folder):
        if path.suffix == ".woff2":
            continue
        bare = _SPACES.sub("", _DIGEST.sub("", readable(path)))
        found = [secret for secret in SECRETS if str(secret) in bare]
        assert not found, f"{path.name}: {found}"


def test_no_byte_of_an_edition_holds_a_person_a_file_or_a_comment(folder: Path) -> None:
    for path in files(folder):
        if path.suffix != ".woff2":
            said = readable(path)
            internal = (DEPOSITOR, FILE_NAME, COMMENT, "registre zzq", WHO, INTERNAL_DECISION)
            assert not [word for word in internal if word in said], path


def test_what_gives_nothing_away_is_published(folder: Path) -> None:
    rows = _rows(folder / "1.1.0" / "donnees" / "valeurs.csv")
    shown = {(row["indicateur"], row["territoire"], row["periode"]): row for row in rows}
    assert shown["A04-2", "Seine-Saint-Denis", "2018"]["valeur"] == str(BESIDE_SECRET)
    reasons = {key: row["motif"] for key, row in shown.items() if row["statut"] == "non publié"}
    assert reasons == {
        ("A04-2", "Paris", "2018"): "secret",
        ("A04-2", "Commun", "2018"): "masqué pour protéger un secret",
        ("A05-1", "Paris", "2019-S1"): "contesté",
        ("A05-1", "Seine-Saint-Denis", "2019-S1"): "non validé",
        ("A05-1", "Commun", "2019-S1"): "contesté",
        ("A19-1", "Commun", "2019"): "non validé",
        ("A08.1-1", "Paris", "2018-S2"): "contesté",
        ("A08.1-1", "Paris", "2019-S2"): "contesté",
    }
    assert all(not row["valeur"] and not row["source"] for row in rows if row["statut"] == "non publié")


def test_a_verdict_that_rests_on_what_is_withheld_is_not_published(folder: Path) -> None:
    edition = folder / "1.1.0"
    statuses = {row["action"]: row["statut"] for row in _rows(edition / "donnees" / "actions.csv")}
    assert statuses["8.1"] == "non publié"
    assert statuses["1"] != "non publié"
    judged = {row["indicateur"] for row in _rows(edition / "donnees" / "avancement.csv")}
    assert not judged & {"A05-1", "A08.1-1"}
    page = (edition / "action-8-1.html").read_text()
    assert "Statut non publié" in page
    assert "A08.1-1/ensemble" not in page


def test_values_that_are_not_validated_are_published_where_that_is_asked(course: list[Published]) -> None:
    rows = {row["indicateur"]: row for row in _rows(course[3].folder / "donnees" / "valeurs.csv")}
    assert rows["A19-1"]["valeur"] == str(UNVALIDATED_VALUE)
    assert rows["A19-1"]["validation"] == "non"
    assert rows["A01-3"]["validation"] == "oui"


def test_a_decision_meant_for_the_public_is_shown_as_it_was_written(folder: Path) -> None:
    edition = folder / "1.1.0"
    told = _rows(edition / "donnees" / "decisions.csv")
    assert [(row["action"], row["decision"], row["echeance"]) for row in told] == [
        ("8.1", f"'{PUBLIC_DECISION}", "30/09/2020")
    ]
    for name in ("decisions.html", "action-8-1.html"):
        page = (edition / name).read_text()
        assert html.escape(PUBLIC_DECISION) in page
        assert "<b>" not in page
    assert _rows(folder / "1.0.0" / "donnees" / "decisions.csv") == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Revoir les 61\u202f357 usagers", True),
        ("Revoir 61.357,0 usagers", True),
        ("Revoir les 61357, le 3 mars", True),
        ("Viser 1,35761 km", True),
        ("Réunir 61 personnes en 2019", False),
        ("", False),
    ],
)
def test_a_withheld_figure_is_found_in_words(text: str, cited: bool) -> None:
    assert cites_any(text, [Decimal(61357), Decimal("1.35761"), Decimal(61)]) is cited


def test_a_public_decision_that_tells_what_is_withheld_stops_the_edition(tmp_path: Path) -> None:
    store = edition_store(tmp_path / "convention.duckdb")
    number = hold(store, date(2021, 3, 18), DAY, frozen=False)
    told = DecisionDraft(number, f"Revoir le total de {SECRET_TOTAL:_}".replace("_", "\u00a0"), "DEF")
    decided = record_decision(store, told, WHO)
    freeze(store, number, WHO)
    publish(store, tmp_path / "site", number)
    designate(store, decided, WHO, public=True)
    with pytest.raises(PublicationError, match=f"n°\u00a0{decided}"):
        publish(store, tmp_path / "site", number)
    designate(store, decided, WHO, public=False)
    assert not publish(store, tmp_path / "site", number).written
    store.close()


def test_frictionless_finds_no_fault_in_the_data(folder: Path) -> None:
    for version in ("1.0.0", "1.1.0"):
        report = Package(str(folder / version / "donnees" / "datapackage.json")).validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_both_formats_of_a_table_say_the_same(folder: Path) -> None:
    for path in (folder / "1.1.0" / "donnees").glob("*.parquet"):
        columns = pq.read_table(path)
        text = _rows(path.with_suffix(".csv"))
        assert columns.column_names == list(_headings(path.with_suffix(".csv")))
        assert columns.num_rows == len(text)
        for row, told in zip(columns.to_pylist(), text, strict=True):
            assert [_written(value) for value in row.values()] == list(told.values())


def test_no_text_of_the_data_runs_as_a_formula(folder: Path) -> None:
    for path in folder.rglob("*.csv"):
        for row in _rows(path):
            assert not [cell for cell in row.values() if cell[:1] in "=+@" and cell]


class _Links(HTMLParser):
    """The addresses, the names and the texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.links += [held[name] or "" for name in ("href", "src") if name in held]
        if held.get("id"):
            assert held["id"] not in self.names, held["id"]
            self.names.add(held["id"] or "")
        self.scripts += tag == "script"
        assert not [name for name in held if name.startswith("on") or name == "style"], (tag, held)


def test_every_link_of_every_page_leads_somewhere(folder: Path) -> None:
    pages = {path: _Links(path.read_text()) for path in folder.rglob("*.html")}
    assert len(pages) > 60
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("https://"):
                continue
            address, name = urldefrag(link)
            target = (path.parent / address).resolve() if address else path
            assert target.is_file(), f"{path.name}: {link}"
            assert not name or name in pages[target].names, f"{path.name}: {link}"


def test_foreign_words_stay_words(folder: Path) -> None:
    page = (folder / "1.1.0" / "methode.html").read_text()
    assert "alert(1)" in page
    assert _Links(page).scripts == 1


def test_no_page_is_heavy(folder: Path) -> None:
    assert max(path.stat().st_size for path in folder.rglob("*.html")) < _MOST_BYTES


def test_the_same_base_and_the_same_editions_before_give_the_same_bytes(folder: Path, course: list[Published]) -> None:
    for made in course[:2]:
        once, again = folder / made.edition.version, made.folder
        assert {path.relative_to(once): path.read_bytes() for path in files(once)} == {
            path.relative_to(again): path.read_bytes() for path in files(again)
        }


def test_an_edition_that_says_nothing_new_is_not_written(course: list[Published]) -> None:
    assert [found.written for found in course] == [True, True, False, True]
    assert course[2].edition == course[1].edition


def test_versions_rise_by_meeting_and_by_correction(course: list[Published]) -> None:
    assert [found.edition.version for found in course] == ["1.0.0", "1.1.0", "1.1.0", "1.1.1"]
    before = {"edition": "1.1.0", "empreinte": course[1].edition.digest}
    assert course[3].edition.manifest["precedente"] == before
    assert "par rapport à l’édition 1.1.0" in (course[3].folder / "donnees.html").read_text()


def test_an_edition_does_not_follow_one_that_was_changed(base: Store, folder: Path, tmp_path: Path) -> None:
    copytree(folder, tmp_path / "site")
    manifest = tmp_path / "site" / "1.0.0" / "edition.json"
    held = json.loads(manifest.read_text())
    held["seance"]["situation"] = "2017-12-31"
    manifest.write_text(json.dumps(held))
    with pytest.raises(PublicationError, match=r"1\.0\.0"):
        publish(base, tmp_path / "site", 2, unvalidated=True)
    assert sorted(path.name for path in (tmp_path / "site").glob("*.*.*")) == ["1.0.0", "1.1.0"]


def test_an_open_meeting_is_not_published(base: Store, tmp_path: Path) -> None:
    number = hold(base, date(2021, 3, 18), date(2020, 12, 31), frozen=False)
    with pytest.raises(PublicationError, match="n’est pas arrêtée"):
        publish(base, tmp_path, number)
    assert not list(tmp_path.iterdir())


def test_the_feed_names_every_edition(folder: Path) -> None:
    root = ElementTree.fromstring((folder / "editions.atom").read_bytes())
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}title", "").split(",")[0] for entry in entries] == ["Édition 1.1.0", "Édition 1.0.0"]
    assert len({element.text for element in root.iter(f"{atom}id")}) == 3
    assert all(root.find(f"{atom}{name}") is not None for name in ("title", "updated", "author", "id"))


def test_anybody_may_read_the_files(folder: Path) -> None:
    assert {path.stat().st_mode & 0o777 for path in files(folder)} == {0o644}


def _headings(path: Path) -> list[str]:
    return next(csv.reader(io.StringIO(path.read_text())))


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(), newline="")))


def _written(value: object) -> str:
    if value is None:
        return ""
    text = str(value)
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", text) else text
