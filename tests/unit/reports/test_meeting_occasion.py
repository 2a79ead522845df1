"""From the committee's records to what a pack says of its meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from convention.domain.agenda import AgendaItem, AgendaReason, agenda
from convention.domain.catalogue import Kind, Territory
from convention.domain.causes import Cause, CausedChange, Share
from convention.domain.committee import (
    Committee,
    Decision,
    DecisionState,
    Freeze,
    Meeting,
    Narrative,
    Outlook,
)
from convention.domain.period import period_from_code
from convention.domain.progress import Assessment
from convention.domain.signoff import Contest, SignOffCount
from convention.reports.meeting_occasion import OPEN, OUTDATED, MeetingRecords, occasion_of
from convention.reports.meeting_words import agenda_points, causes_told
from convention.reports.pack import Pack

FROZEN = datetime(2020, 1, 14, 14, 30)
MEETING = Meeting(
    meeting_id=2,
    committee=Committee.TECHNICAL,
    day=date(2019, 12, 17),
    place="Bobigny",
    participants=("directrice générale", "secrétaire général"),
    situation=date(2019, 12, 31),
    freeze=Freeze(FROZEN, 1, FROZEN, "le secrétariat"),
)
BEFORE = replace(
    MEETING,
    meeting_id=1,
    committee=Committee.STEERING,
    day=date(2019, 6, 20),
    situation=date(2019, 6, 30),
    freeze=Freeze(datetime(2019, 7, 1), 1, datetime(2019, 7, 1), ""),
)
SAID = Narrative("5", datetime(2019, 12, 10, 9), "En bonne voie", Outlook.SUNNY, "", "Former encore", "DASES")
DECIDED = Decision(7, 1, "5", "Former 100 personnes", "DASES", date(2019, 11, 30), DecisionState.OPEN, FROZEN)


@pytest.fixture
def records(pack: Pack) -> MeetingRecords:
    return MeetingRecords(MEETING, FROZEN, pack.catalogue, pack.actions, BEFORE, (BEFORE, MEETING))


def trained(pack: Pack) -> Assessment:
    return next(a for a in pack.actions if a.action.code == "5").indicators[0].overall


def test_the_meeting_names_the_pack_and_its_files(records: MeetingRecords) -> None:
    found = occasion_of(records)
    assert found.name.replace("\u00a0", " ") == "Comité technique du 17 décembre 2019"
    assert found.stem == "dossier_comite-technique_2019-12-17"
    assert found.state == "Séance arrêtée le 14/01/2020 à 15:30 par le secrétariat"
    assert (found.situation, found.as_of, found.previous) == (date(2019, 12, 31), FROZEN, date(2019, 6, 30))
    assert found.participants == (
        ("Lieu", "Bobigny"),
        ("Participants", "Directrice générale et secrétaire général"),
    )
    assert occasion_of(replace(records, meeting=replace(MEETING, freeze=None))).state == OPEN


def test_the_pack_says_how_much_each_side_has_validated_and_who_contests_what(records: MeetingRecords) -> None:
    code = next(row.indicator.code for action in records.actions for row in action.indicators)
    paris, other = Territory("paris"), Territory("seine_saint_denis")
    counts = (SignOffCount(paris, 5, 2, 1, 1), SignOffCount(other, 0, 0, 0, 0), SignOffCount(paris, 3, 0, 0, 0))
    contest = Contest(code, Territory.COMMON, period_from_code("2019"), paris, "double compte")
    items = agenda(records.actions, {}, (), records.meeting.day, contests=(contest,))
    found = occasion_of(replace(records, signoffs=counts, contests=(contest,), agenda=items))
    said = dict(found.participants)["Validation"].replace("\u00a0", " ")
    assert said == (
        "Paris : 2 validées sur 8 valeurs, 1 déclarée sans authentification, 1 contestée, 4 en attente. "
        "Seine-Saint-Denis : aucune valeur à valider."
    )
    first = found.agenda[0].detail.replace("\u00a0", " ")
    assert first == "Valeur contestée : Commun, année 2019, contestée par Paris (motif : double compte)"


def test_narratives_are_the_last_ones_that_the_meeting_knew(records: MeetingRecords) -> None:
    older = replace(SAID, recorded_at=datetime(2019, 6, 1), text="Avant", outlook=Outlook.RAINY)
    later = replace(SAID, recorded_at=datetime(2020, 3, 1), text="Après")
    known = occasion_of(replace(records, narratives=(later, SAID, older))).narratives
    assert [(n.text, n.outlook, n.warning) for n in known] == [("En bonne voie", "soleil", "")]
    assert known[0].signed == "DASES, le 10/12/2019 à 10:00"
    stale = occasion_of(replace(records, narratives=(older,))).narratives
    assert [(n.text, n.warning) for n in stale] == [("Avant", OUTDATED)]


def test_decisions_say_where_they_come_from(records: MeetingRecords) -> None:
    found = occasion_of(replace(records, decisions=(DECIDED, replace(DECIDED, due=None, action=None)))).decisions
    assert [(d.action, d.due, d.state, d.origin) for d in found] == [
        ("5", "30/11/2019", "ouverte", "Comité de pilotage du 20/06/2019"),
        ("", "sans échéance", "ouverte", "Comité de pilotage du 20/06/2019"),
    ]


def test_the_agenda_is_told_in_order_with_missing_targets_as_one_point(pack: Pack) -> None:
    items = agenda(pack.actions, {"8.1": replace(SAID, action="8.1")}, [DECIDED], MEETING.day)
    points = agenda_points(items, pack.catalogue, pack.actions)
    assert points[0].title == "5 · Former 100 personnes"
    assert points[0].detail == "Décision à échéance"
    assert points[1].title.startswith("8.1 · ")
    assert points[1].detail == "Météo contredite par les chiffres\u00a0: soleil annoncé, non atteint"
    assert [p.title for p in points if "Cible à fixer" in p.title] == ["Cible à fixer\u00a0: 31\u00a0indicateurs"]
    together = (AgendaReason.NO_TARGET, AgendaReason.COVERAGE)
    (services,) = [p for p in points if p.title.startswith("Services dont des valeurs attendues manquent\u00a0: ")]
    lacking = [i for i in items if i.reason is AgendaReason.COVERAGE]
    assert services.title.endswith(f" {len(lacking)}")
    assert f"{lacking[0].text} {lacking[0].known} sur {lacking[0].expected}" in services.detail
    assert len(points) == len([i for i in items if i.reason not in together]) + 2


def test_a_dropped_point_stays_with_its_reason(pack: Pack) -> None:
    items = (
        AgendaItem("a", AgendaReason.ADDED, "5", text="Bilan", dropped="traité en bilatéral"),
        AgendaItem("b", AgendaReason.COVERAGE, text="DASES", known=1, expected=12),
    )
    points = agenda_points(items, pack.catalogue, pack.actions)
    assert [p.title for p in points] == ["DASES\u00a0: 1\u00a0valeur à jour sur 12", "5 · Bilan"]
    assert points[1].detail == "Point retiré\u00a0: traité en bilatéral"


def test_causes_are_told_with_their_parts_of_the_value(pack: Pack) -> None:
    found = trained(pack)
    before = replace(found, standing=replace(found.standing, value=Decimal(600)))
    shares = (
        Share(Cause.CORRECTION, Decimal(-20), Fraction(-4, 3), Fraction(0)),
        Share(Cause.NEW_DATA, Decimal(350), Fraction(70, 3), Fraction(0)),
    )
    change = CausedChange(found.indicator, found.territory, before, found, shares, Cause.NEW_DATA, None)
    told = [(cause, part.replace("\u00a0", " ")) for cause, part in causes_told(change)]
    assert told == [
        ("Correction", "−20 professionnels"),
        ("Nouvelle donnée", "+350 professionnels, change le statut"),
    ]


@pytest.mark.parametrize(
    ("kind", "unit", "gained", "words"),
    [
        (Kind.MILESTONE, "jalon", "1", "étape faite"),
        (Kind.MILESTONE, "jalon", "-1", "étape qui n’est plus faite"),
        (Kind.QUALITATIVE, "degré de 0 à 4", "1", "+1 degré"),
        (Kind.QUALITATIVE, "degré de 0 à 4", "-2", "−2 degrés"),
        (Kind.YEARLY, "édition", "1", "+1 année"),
        (Kind.LEVEL, "%", "2", "+2 points"),
    ],
)
def test_what_a_cause_did_is_told_in_the_words_of_the_indicator(
    pack: Pack, kind: Kind, unit: str, gained: str, words: str
) -> None:
    found = trained(pack)
    indicator = replace(found.indicator, kind=kind, unit=unit)
    share = Share(Cause.NEW_DATA, Decimal(gained), Fraction(0), Fraction(0))
    change = CausedChange(indicator, found.territory, found, found, (share,), None, None)
    assert [part.replace("\u00a0", " ") for _, part in causes_told(change)] == [words]


def test_time_alone_is_no_change_unless_a_status_turns(records: MeetingRecords, pack: Pack) -> None:
    found = trained(pack)
    time = (Share(Cause.TIME, Decimal(0), Fraction(0), Fraction(10)),)
    quiet = CausedChange(found.indicator, found.territory, found, found, time, None, None)
    turned = replace(quiet, status_cause=Cause.TIME)
    moved = occasion_of(replace(records, changes=(quiet, turned))).moved
    assert moved is not None
    assert [m.causes[0][1].replace("\u00a0", " ") for m in moved] == ["taux attendu +10 points, change le statut"]
