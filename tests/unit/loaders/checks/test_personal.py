"""What names a person: sure forms refuse a file, doubtful ones ask; names of places and plain words pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from convention.wording.findings import finding_sentence
from loaders.checks.nominative import nominative_findings
from loaders.checks.personal import possible_kind, sure_kind
from loaders.workbooks.book import Book
from tests.builders.deposits import csv_file, read, told
from tests.builders.sheets import sheet_of

GAPS = ["", " ", "-", ".", "\u00a0", "\u202f", "\u2011"]
FIRST = ["Marie", "Élodie", "Jean-Paul", "Zoé", "Ousmane", "Łucja"][:5]
LAST = ["Dupont", "MARTIN", "N’Diaye", "Le-Goff", "Exemple", "Ben Salah"]
TITLES = ["M.", "Mme", "Mlle", "Mr", "Monsieur", "Madame", "Dr"]
AROUND = st.sampled_from(["", "vu le 3 : ", "voir "]), st.sampled_from(["", ", à revoir", " (suivi)"])


def with_gaps(parts: list[str], gap: str) -> str:
    return gap.join(parts)


@st.composite
def social_numbers(draw: st.DrawFn, right: bool = True) -> str:
    month = draw(st.sampled_from(["01", "09", "12", "20", "62"]))
    place = draw(st.sampled_from(["75", "93", "2A", "2B", "97"]))
    parts = [draw(st.sampled_from("12")), f"{draw(st.integers(0, 99)):02d}", month, place]
    parts += [f"{draw(st.integers(0, 999)):03d}", f"{draw(st.integers(0, 999)):03d}"]
    number = int("".join(parts).replace("2A", "19").replace("2B", "18"))
    key = 97 - number % 97
    parts.append(f"{key if right else key % 97 + 1:02d}")
    return with_gaps(parts, draw(st.sampled_from(GAPS)))


@st.composite
def accounts(draw: st.DrawFn, right: bool = True) -> str:
    inner = f"{draw(st.integers(0, 10**10 - 1)):010d}{draw(st.text('0123456789ABMZ', min_size=11, max_size=11))}42"
    key = 98 - int("".join(str(int(sign, 36)) for sign in f"{inner}FR00")) % 97
    text = f"FR{key if right else key % 97 + 1:02d}{inner}"
    gap = draw(st.sampled_from(GAPS))
    return with_gaps([text[at : at + 4] for at in range(0, len(text), 4)], gap)


@given(social_numbers(), *AROUND)
def test_a_social_security_number_is_sure_by_its_key(number: str, before: str, after: str) -> None:
    assert sure_kind(f"{before}{number}{after}") == "nir"


@given(social_numbers(right=False))
def test_a_wrong_key_is_asked_about_unless_it_is_digits_alone(number: str) -> None:
    assert sure_kind(number) != "nir"
    assert (possible_kind(number) == "nir") is not number.isdigit()
    assert possible_kind(f"dossier {number}") == "nir"


@pytest.mark.parametrize(
    "amount", ["271749.299778466", "271749,299778466 €", "285 057 511 600 157", "285.057.511.600.157"]
)
def test_an_amount_of_as_many_digits_is_nobodys_number(amount: str) -> None:
    assert possible_kind(amount) is None


@given(accounts(), *AROUND)
def test_an_account_is_sure_by_its_key(account: str, before: str, after: str) -> None:
    assert sure_kind(f"{before}{account}{after}") == "iban"


@given(accounts(right=False))
def test_a_wrong_key_makes_it_a_reference(account: str) -> None:
    assert sure_kind(account) != "iban"


@given(st.sampled_from(TITLES), st.sampled_from(FIRST), st.sampled_from(LAST), st.booleans(), *AROUND)
def test_a_title_and_a_name_are_asked_about(
    title: str, first: str, last: str, reverse: bool, before: str, after: str
) -> None:
    name = f"{last} {first}" if reverse else f"{first} {last}"
    text = f"{before}{title} {name}{after}"
    assert (sure_kind(text), possible_kind(text)) == (None, "name")


FORMS = st.sampled_from(["{}, {} ans", "{} ({} ans)"])


@given(st.sampled_from(FIRST), st.sampled_from(LAST), st.integers(0, 99), FORMS)
def test_a_name_and_an_age_are_asked_about(first: str, last: str, age: int, form: str) -> None:
    for name in (f"{first} {last}", f"{last} {first}", first, f"{first} {last[0]}."):
        assert possible_kind(form.format(name, age)) in {"age", "initials"}
    assert possible_kind(form.format(f"{first[0]}.{last[0]}.", age)) == "initials"


WAYS = ["rue", "avenue", "place", "boulevard", "quai", "collège", "lycée", "école", "stade", "square", "centre"]
PEOPLE = ["Jean Moulin", "Romain Rolland", "Madame de Sévigné", "du Docteur Roux", "Monsieur Vincent", "Marie Curie"]


@given(st.sampled_from(WAYS), st.sampled_from(PEOPLE), st.booleans())
def test_places_named_after_people_pass(way: str, person: str, capital: bool) -> None:
    text = f"{way.capitalize() if capital else way} {person}"
    for whole in (text, f"{text}, 12 ans", f"travaux {text} 3 ans", f"relevé : {text} 2019"):
        assert (sure_kind(whole), possible_kind(whole)) == (None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DN : 12/03/2009", "birth"),
        ("DDN 12.03.09", "birth"),
        ("Amina, née le 3 mai 2009", "birth"),
        ("date de naissance : 2009-05-03", "birth"),
        ("nés le 1er août 2011", "birth"),
        ("06/12/34/56/78", "telephone"),
        ("06\u00a012\u00a034\u00a056\u00a078", "telephone"),
        ("voir jeanne.martin@exemple.fr", "email"),
    ],
)
def test_what_is_sure(text: str, kind: str) -> None:
    assert sure_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 rue de la Paix", "address"),
        ("3 bis, avenue Jean Jaurès 93000 Bobigny", "address"),
        ("au 14, bd Voltaire", "address"),
        ("le jeune X.Y. (17 ans) a fugué", "initials"),
        ("Paul, âgé de 12 ans", "age"),
        ("M Dupont a rappelé", "name"),
    ],
)
def test_what_is_asked_about(text: str, kind: str) -> None:
    assert (sure_kind(text), possible_kind(text)) == (None, kind)


@pytest.mark.parametrize(
    "text",
    [
        *("MEL", "Portables", "Mobile", "projet né en 2018 de la convention", "née en Seine-Saint-Denis"),
        *("Convention, 5 ans", "Plan Vélo, 6 ans", "jeunes de 15 à 18 ans", "Les moins de 3 ans", "Durée : 6 ans"),
        *("Seine-Saint-Denis, 15 ans", "Station Mairie de Saint-Ouen, 2 ans de retard", "CDI 2 ans"),
        *("M. le Maire", "Madame la Présidente", "12 M. Euros", "3,5 M Euros", "Métro M 14"),
        *("1 place de stationnement", "12 places de crèche", "2 cours élémentaires", "rue Romain Rolland"),
        *("arrêté du 12/03/2009", "marché n° 2019-0612", "0,612345678", "109,791868580479", "né le lendemain"),
    ],
)
def test_what_passes(text: str) -> None:
    assert (sure_kind(text), possible_kind(text)) == (None, None)


@pytest.mark.parametrize("comment", ["MEL", "Portables", "Téléphone", "projet né en 2018 de la convention"])
def test_plain_words_of_a_comment_stop_nothing(store: Store, comment: str) -> None:
    reading = read(store, csv_file(f"A05-1;Paris;2019-S1;12;;bilan;{comment}"))
    assert not {f.code for f in reading.findings} & {FindingCode.NOMINATIVE, FindingCode.PERSON_POSSIBLE}
    assert reading.observations.num_rows == 1


@pytest.mark.parametrize("comment", ["Mme Exemple Jeanne, 34 ans", "le jeune X.Y. (17 ans) a fugué", "3 rue Curie"])
def test_a_possible_person_is_asked_about_at_its_cell_and_not_repeated(store: Store, comment: str) -> None:
    reading = read(store, csv_file(f"A05-1;Paris;2019-S1;12;;bilan;{comment}"))
    (finding,) = told(reading, FindingCode.PERSON_POSSIBLE)
    assert (finding.sheet, finding.cell, finding.read) == ("releve", "G2", "")
    assert "semble porter" in finding_sentence(finding)
    assert reading.observations.num_rows == 1


def test_a_heading_of_names_needs_something_below_or_after_it() -> None:
    grids = {"B1": [["valeur", "Prénom"], ["12", "x"]], "A1": [["Date de naissance", "2009"]], "": [["12", "Prénom"]]}
    for cell, grid in grids.items():
        found = nominative_findings(Book("essai", "xlsx", (sheet_of(grid),)))
        assert [(f.code, f.cell) for f in found] == ([(FindingCode.NOMINATIVE, cell)] if cell else [])
