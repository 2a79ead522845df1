"""A service's own names of indicators: said once, kept in its file, used on the page's road and the command line's."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.findings import FindingCode
from convention.warehouse.rights import journal
from convention.warehouse.store import Store
from convention.wording.findings import finding_sentence
from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import run
from loaders.deposit import read_file
from loaders.parsing.own_names import OwnName, key_of, names_for
from loaders.profiles.names_file import every_name, known_names
from loaders.profiles.toml_read import ProfileError
from loaders.teach import TeachingError, teach_names
from tests.builders.deposits import TODAY, csv_file, told

NAME = "Nb de pros touchés par la formation"
ROW = f"{NAME};Paris;2019-S1;12;;relevé"
PERSON = "Ada Martin, DASES"
BASE = "convention.duckdb"
MOMENT = datetime(2026, 1, 1)


def names_read(store: Store, folder: Path, depositor: str) -> list[FindingCode]:
    names = known_names(folder, depositor)
    return [f.code for f in read_file(csv_file(ROW), "suivi.csv", store, today=TODAY, own_names=names).findings]


def test_a_name_said_once_is_read_from_then_on(store: Store, tmp_path: Path) -> None:
    assert names_read(store, tmp_path, PERSON) == [FindingCode.INDICATOR_UNKNOWN]
    teach_names(store, tmp_path, {NAME: "A05-1"}, PERSON)
    reading = read_file(
        csv_file(ROW, ROW.replace("Paris", "Seine-Saint-Denis").replace(NAME, f"  {NAME.upper()} :")),
        "suivi.csv",
        store,
        today=TODAY,
        own_names=known_names(tmp_path, PERSON),
    )
    assert reading.observations["indicator"].to_pylist() == ["A05-1", "A05-1"]
    first, *_ = told(reading, FindingCode.INDICATOR_OWN_NAME)
    assert (first.cell, not reading.blocked) == ("A2", True)
    assert "A05-1" in finding_sentence(first)
    assert f"ce qu’a dit {PERSON} le" in finding_sentence(first)
    assert [(entry.act, entry.person) for entry in journal(store)] == [("teach", PERSON)]


def test_the_command_line_reads_by_the_same_names(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach_names(store, store.path.parent, {NAME: "A05-1"}, PERSON)
    monkeypatch.setenv("CONVENTION_DATA", str(store.path.parent))
    store.close()
    file = tmp_path / "suivi.csv"
    file.write_bytes(csv_file(ROW))
    lines: list[str] = []
    run(parse_arguments(["deposit", str(file), "--depositor", "DASES", "--dry-run"]), lines.append)
    assert any("Nom propre d’un service" in line for line in lines)
    assert any("1\u00a0valeur" in line for line in lines)


def test_the_last_word_counts_and_an_empty_one_takes_the_name_back(store: Store, tmp_path: Path) -> None:
    for code in ("A04-2", "A05-1", ""):
        teach_names(store, tmp_path, {NAME: code}, PERSON)
        assert [name.code for name in known_names(tmp_path, PERSON)] == [code] * bool(code)
    assert [name.code for name in every_name(tmp_path)] == ["A04-2", "A05-1", ""]


def test_two_services_that_disagree_are_each_read_by_their_own_word(store: Store, tmp_path: Path) -> None:
    teach_names(store, tmp_path, {NAME: "A05-1"}, PERSON)
    assert [name.code for name in known_names(tmp_path, "Jo, DEF")] == ["A05-1"]
    teach_names(store, tmp_path, {NAME: "A04-2"}, "Jo, DEF")
    assert [name.code for name in known_names(tmp_path, "Jo, DEF")] == ["A04-2"]
    assert [name.code for name in known_names(tmp_path, PERSON)] == ["A05-1"]
    assert known_names(tmp_path, "Zoé, DVD") == ()


@pytest.mark.parametrize(
    "text",
    ["A05-1", "", "  ", "x" * 300, "Nb de pros (en milliers)", "Nb de pros (k€)", "Linéaire (m)", "Durée, en heures"],
)
def test_a_name_that_would_mislead_is_refused(store: Store, tmp_path: Path, text: str) -> None:
    with pytest.raises(TeachingError):
        teach_names(store, tmp_path, {text: "A05-1"}, PERSON)
    assert every_name(tmp_path) == ()
    assert journal(store) == ()


@pytest.mark.parametrize("text", ["Nb de pros (Paris)", "Pros formés (hors collèges)", "Pros, en cumul"])
def test_words_in_parentheses_are_no_unit(store: Store, tmp_path: Path, text: str) -> None:
    teach_names(store, tmp_path, {text: "A05-1"}, PERSON)
    assert [name.text for name in known_names(tmp_path, PERSON)] == [text]


def test_a_name_of_any_signs_is_kept_sign_by_sign(store: Store, tmp_path: Path) -> None:
    text = '=x<b> **g** "q" \\ [a](b) \u202eab'
    path = teach_names(store, tmp_path, {text: "A05-1"}, "Jo, ../../SSD & <co>")
    assert path.parent == tmp_path / "profils" / "noms"
    assert [name.text for name in every_name(tmp_path)] == [text]


def test_a_damaged_file_of_names_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "profils" / "noms"
    folder.mkdir(parents=True)
    (folder / "dvd.toml").write_text('service = "DVD"\n[[nom]]\necrit = "a"\n', encoding="utf-8")
    with pytest.raises(ProfileError, match=r"dvd\.toml"):
        known_names(tmp_path)


words = st.sampled_from(["Pistes", "pistes ", "PISTES", "Tests", "Visites"])
said = st.lists(
    st.builds(
        OwnName,
        words,
        st.sampled_from(["A05-1", "A04-2", ""]),
        st.sampled_from(["DVD", "DASES"]),
        st.just("Jo"),
        st.integers(0, 99).map(lambda minutes: MOMENT + timedelta(minutes=minutes)),
    ),
    max_size=6,
    unique_by=lambda name: name.at,
)


@given(said, st.permutations(range(6)), st.sampled_from(["DVD", "DASES", "DEF", ""]))
def test_a_name_has_one_meaning_whatever_the_order_of_the_files(
    names: list[OwnName], order: list[int], service: str
) -> None:
    found = names_for(names, service)
    keys = [key_of(name.text) for name in found]
    assert len(set(keys)) == len(keys)
    shuffled = [names[at] for at in order if at < len(names)]
    assert {(key_of(n.text), n.code) for n in names_for(shuffled, service)} == {(key_of(n.text), n.code) for n in found}
