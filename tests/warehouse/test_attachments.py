"""Evidence: what may be attached to a value or a decision, who sees it, and where it never goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.attachments import MOST_BYTES, MOST_FOR_ONE, ProvenDecision, ProvenValue
from convention.domain.observation import ObservationStatus
from convention.domain.territories import Territory
from convention.publication.publish import publish
from convention.reports.meeting_occasion import occasion_of
from convention.reports.meeting_records import records_of
from convention.reports.pack import pack_of
from convention.reports.telling import tell
from convention.warehouse.attachments import (
    EvidenceError,
    PieceDraft,
    attach,
    piece_bytes,
    pieces,
    proven_value,
    take_back,
)
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.decisions import DecisionDraft, designate, record_decision
from convention.warehouse.meetings import freeze, meeting
from convention.warehouse.reads import series
from convention.warehouse.sight import seeing, serve_to
from convention.warehouse.store import Store, open_store
from loaders.evidence import document_piece, kept_name
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED
from tests.builders.meetings import WHO, hold

PARIS, OTHER = Territory("paris"), Territory("seine_saint_denis")
LINK = PieceDraft("Relevé", "https://a.example/releve?x=1")
PDF = b"%PDF-1.7\n" + b"0" * 3000


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(read_folder(COMMITTED))
    yield opened
    opened.close()


def value_of(store: Store, indicator: str = "A01-3") -> ProvenValue:
    point = next(iter(series(store, [indicator])))
    return proven_value(store, point.provenance.observation_id or 0)


def test_a_file_is_kept_byte_for_byte_and_is_gone_once_taken_back(base: Store) -> None:
    deposit(base, seen(3, "2019", PARIS, indicator="A01-3"))
    number = attach(base, value_of(base), document_piece("Procès-verbal", "../<pv>.pdf", PDF), WHO)
    (found,) = pieces(base)
    assert (found.piece_id, found.file_name, found.size, found.person) == (number, "_pv_.pdf", len(PDF), WHO)
    assert piece_bytes(base, number) == PDF
    before = base.last_recorded()
    take_back(base, number, "erreur", WHO)
    assert pieces(base) == ()
    assert [each.piece_id for each in pieces(base, before)] == [number]
    with pytest.raises(EvidenceError, match="retirée"):
        piece_bytes(base, number)
    with pytest.raises(EvidenceError, match="déjà retirée"):
        take_back(base, number, "encore", WHO)


def test_a_confirmed_value_keeps_its_piece_and_a_corrected_one_has_none(base: Store) -> None:
    deposit(base, seen(3, "2019", PARIS, indicator="A01-3"))
    attach(base, value_of(base), LINK, WHO)
    assert pieces(base)[0].subject == value_of(base)
    deposit(base, seen(4, "2019", PARIS, indicator="A01-3"))
    assert pieces(base)[0].subject != value_of(base)


@pytest.mark.parametrize(
    ("draft", "refused"),
    [
        (PieceDraft(" ", "https://a.example"), "ce que montre"),
        (PieceDraft("Relevé"), "l’un des deux"),
        (PieceDraft("Relevé", "https://a.example", "a.pdf", PDF), "l’un des deux"),
        (PieceDraft("Relevé", "javascript:alert(1)"), "https"),
        (PieceDraft("Relevé", "https://a.example/) [x](y"), "https"),
        (PieceDraft("Relevé", file_name="a.pdf", content=PDF, public=True), "que des adresses"),
        (PieceDraft("Relevé", file_name="a.pdf", content=b"%PDF-" + bytes(MOST_BYTES)), "dépasse"),
    ],
)
def test_what_is_no_piece_is_refused(base: Store, draft: PieceDraft, refused: str) -> None:
    deposit(base, seen(3, "2019", PARIS, indicator="A01-3"))
    with pytest.raises(EvidenceError, match=refused):
        attach(base, value_of(base), draft, WHO)
    assert pieces(base) == ()


def test_a_subject_has_a_bounded_number_of_pieces_and_must_exist(base: Store) -> None:
    deposit(base, seen(3, "2019", PARIS, indicator="A01-3"))
    for _ in range(MOST_FOR_ONE):
        attach(base, value_of(base), LINK, WHO)
    with pytest.raises(EvidenceError, match="déjà"):
        attach(base, value_of(base), LINK, WHO)
    with pytest.raises(EvidenceError, match="n’existe pas"):
        attach(base, ProvenDecision(9), LINK, WHO)
    with pytest.raises(EvidenceError):
        proven_value(base, 999)


def test_who_may_not_see_a_value_sees_none_of_its_pieces(base: Store) -> None:
    deposit(base, seen(None, "2018", PARIS, indicator="A04-2", status=ObservationStatus.CONFIDENTIAL))
    number = attach(base, value_of(base, "A04-2"), document_piece("Note secrète", "note.pdf", PDF), WHO)
    serve_to(base, lambda: None)
    with seeing(frozenset({OTHER, Territory.COMMON})):
        assert pieces(base) == ()
        with pytest.raises(EvidenceError):
            piece_bytes(base, number)
    with seeing(frozenset(Territory)):
        assert piece_bytes(base, number) == PDF


@pytest.mark.parametrize(
    ("name", "content", "refused"),
    [
        ("releve.xlsx", b"PK\x03\x04", "un tableau se dépose"),
        ("page.html", b"<html>", "PDF"),
        ("pv.pdf", b"<html><script>", "Le contenu"),
        ("pv.docx", b"PK\x03\x04evil", "Le contenu"),
        ("image.png", b"\xff\xd8\xff", "Le contenu"),
        ("vide.pdf", b"", "1 octet"),
    ],
)
def test_a_document_is_what_its_name_says(name: str, content: bytes, refused: str) -> None:
    with pytest.raises(EvidenceError, match=refused):
        document_piece("Pièce", name, content)


@given(st.text(max_size=300))
def test_a_kept_name_has_no_folder_and_no_sign_that_leads_elsewhere(text: str) -> None:
    found = kept_name(f"{text}.pdf")
    assert found.endswith(".pdf")
    assert found.isprintable()
    assert not set(found) & set('/\\<>:"|?*')
    assert not found.startswith(".")
    assert len(found) < 200


def test_the_pack_lists_pieces_and_an_edition_shows_public_links_alone(base: Store, tmp_path: Path) -> None:
    deposit(base, seen(20, "2019-S2", PARIS, indicator="A01-3"), seen(9, "2019-S2", OTHER, indicator="A01-3"))
    number = hold(base, date(2020, 2, 27), date(2019, 12, 31), frozen=False)
    decided = record_decision(base, DecisionDraft(number, "Ouvrir", "DVD", "1"), WHO)
    subject = value_of(base)
    attach(base, subject, document_piece("Interne zzq", "zzq.pdf", PDF), WHO)
    attach(base, subject, PieceDraft("Lien interne zzq", "https://a.example/zzq"), WHO)
    attach(base, subject, PieceDraft("<b>Rapport</b>", "https://a.example/rapport?a=1&b=2", public=True), WHO)
    attach(
        base, ProvenDecision(decided), PieceDraft("Délibération", "https://a.example/deliberation", public=True), WHO
    )
    freeze(base, number, WHO)
    told = tell(pack_of(base, occasion_of(records_of(base, meeting(base, number)))))
    assert sum("Pièce n°" in line for line in told.sources) == 4
    folder = publish(base, tmp_path / "site", number, unvalidated=True).folder
    pages = {path.name: path.read_text() for path in folder.rglob("*.html")}
    assert "https://a.example/rapport?a=1&amp;b=2" in pages["action-1.html"]
    assert "&lt;b&gt;Rapport" in pages["action-1.html"]
    assert "deliberation" not in "".join(pages.values())
    designate(base, decided, WHO, public=True)
    folder = publish(base, tmp_path / "site", number, unvalidated=True).folder
    assert "https://a.example/deliberation" in (folder / "decisions.html").read_text()
    for path in (path for path in (tmp_path / "site").rglob("*") if path.is_file()):
        assert b"zzq" not in path.read_bytes()
