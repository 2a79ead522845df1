"""The rows of the example files: published figures with their source, and demonstration values that say so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from convention.domain.observation import DEMONSTRATION_SOURCE, ObservationStatus
from convention.domain.period import period_from_code

PARIS, SEINE_SAINT_DENIS, COMMON = "Paris", "Seine-Saint-Denis", "commun"

DREES = (
    "DREES, Enquête Aide sociale, « Les bénéficiaires de l'aide sociale à l'enfance, séries longues (1996-2020) », "
    "enfants confiés à l'ASE au 31/12"
)
COURT_OF_AUDIT = "Chambre régionale des comptes Île-de-France, rapport délibéré le 21/10/2020"
PRESS = "actu-juridique.fr, 16/01/2020, déclaration du vice-président du Département"
HEALTH_AGENCY = "Santé publique France, 2019"
AIR_AGENCY = "Airparif, journée sans voiture 2018"

MARKS = {"p": ObservationStatus.PROVISIONAL, "e": ObservationStatus.ESTIMATED}
WORDS = {
    "nd": ObservationStatus.UNAVAILABLE,
    "secret": ObservationStatus.CONFIDENTIAL,
    "so": ObservationStatus.NOT_APPLICABLE,
}


@dataclass(frozen=True)
class Row:
    """One value of one example file; `value` is None when the status says that there is none."""

    indicator: str
    territory: str
    period: str
    value: Decimal | None
    status: ObservationStatus = ObservationStatus.FINAL
    source: str = DEMONSTRATION_SOURCE
    comment: str = ""


def series(
    indicator: str, territory: str, first: str, values: str, comment: str = "", source: str = DEMONSTRATION_SOURCE
) -> list[Row]:
    """Rows of successive periods from a code on; `values` are separated by spaces.

    `12.5` final, `12.5p` provisional, `12.5e` estimated, `nd` unavailable, `secret` confidential, `so` not applicable,
    `_` no row at all. The comment goes with the values that a `*` follows, or with all when none has one.
    """
    rows, period = [], period_from_code(first)
    for word in values.split():
        said = comment if word.endswith("*") or "*" not in values else ""
        bare = word.rstrip("*")
        if bare in WORDS:
            rows.append(Row(indicator, territory, period.code, None, WORDS[bare], source, said))
        elif bare != "_":
            status = MARKS.get(bare[-1], ObservationStatus.FINAL)
            rows.append(Row(indicator, territory, period.code, Decimal(bare.rstrip("pe")), status, source, said))
        period = period.next()
    return rows


def step(indicator: str, day: str, value: int = 1, territory: str = COMMON, comment: str = "", source: str = "") -> Row:
    """One dated step: done on that day (1), or known not to be done on that day (0)."""
    return Row(indicator, territory, day, Decimal(value), source=source or DEMONSTRATION_SOURCE, comment=comment)


CYCLE_TRACK_UNTIL_2019 = [
    *series("A08.1-1", PARIS, "2018-S1", "1.2 1.7 1.8 2.1p"),
    *series("A08.1-1", SEINE_SAINT_DENIS, "2018-S1", "0 0 0 0.9e*", "aucun linéaire n’est publié pour ce tronçon"),
    *series("A08.1-2", PARIS, "2018-S1", "1 2 4 5"),
    *series("A08.1-2", SEINE_SAINT_DENIS, "2018-S1", "0 1 _ nd"),
    *series("A08.2-1", COMMON, "2018-S1", "2 3 3 5p"),
]

CYCLE_TRACK_UPDATE = [
    *series("A08.1-1", PARIS, "2019-S2", "1.9", "correction : un tronçon de 0,2 km avait été compté deux fois"),
    *series("A08.1-1", PARIS, "2020-S1", "2.2 2.6"),
    *series("A08.1-1", SEINE_SAINT_DENIS, "2020-S1", "1.2 1.6p*", "mesure à confirmer au récolement"),
    *series("A08.1-2", PARIS, "2020-S1", "6 8"),
    *series("A08.1-2", SEINE_SAINT_DENIS, "2020-S1", "2 3p"),
    step("A08.1-3", "2017-11-06", territory=PARIS),
    step("A08.1-3", "2017-12-15", territory=SEINE_SAINT_DENIS),
    step("A08.1-4", "2018-03-12", territory=PARIS),
    step("A08.1-4", "2018-12-31", 0, SEINE_SAINT_DENIS, "pas encore engagés à cette date"),
    step("A08.1-5", "2019-12-31", 0, PARIS, "réception reportée"),
    step("A08.1-5", "2020-12-18", territory=PARIS),
    step("A08.1-5", "2019-12-31", 0, SEINE_SAINT_DENIS),
    step("A08.1-5", "2020-12-31", 0, SEINE_SAINT_DENIS, "il reste 0,4 km à aménager"),
    *series("A08.2-1", COMMON, "2020-S1", "5 6"),
    *series("A08.2-2", PARIS, "2018", "10.8 10.6 11.4"),
    *series("A08.2-2", SEINE_SAINT_DENIS, "2018", "12.9 13.1 nd*", "relevé 2020 annulé"),
    step("A08.2-3", "2020-12-31", 0, comment="coordination à l’essai sur un carrefour"),
    *series("A07.1-1", PARIS, "2019", "1 1"),
    *series("A07.1-1", SEINE_SAINT_DENIS, "2018", "0* 1 0*", "aucun secteur du département concerné"),
    step("A07.1-2", "2018-08-20"),
]

CHILDREN_IN_CARE = [
    *series("A01-6", PARIS, "2010", "5253 5464 5390 5328 4906 4614 4622 4614 4691 4657 4635", source=DREES),
    *series("A01-6", SEINE_SAINT_DENIS, "2010", "4032 4199 4246 4229 4128 4204 4504 4966 5115 5624 5340", source=DREES),
]
OTHER_PUBLISHED = [
    *series("A03-4", SEINE_SAINT_DENIS, "2019-S1", "1429p", "date exacte dans juin 2019 non précisée", PRESS),
    *series(
        "A03-4",
        PARIS,
        "2019-01-31",
        "1424p",
        "source contradictoire : 1424 tous accueils, 1191 en accueils pérennes ; 891 pour 2018 dans un autre tableau",
        COURT_OF_AUDIT,
    ),
    *series("A04-2", PARIS, "2015", "1078 _ _ 906", "année entière", HEALTH_AGENCY),
    *series("A04-3", PARIS, "2016", "485000 _ 534000", "année entière, arrondi", "paris.fr"),
    *series(
        "A07.1-1",
        PARIS,
        "2018",
        "1",
        "édition du 16/09/2018 ; variation moyenne du NO2 près du trafic : -36 %",
        AIR_AGENCY,
    ),
    step(
        "A08.1-4",
        "2019-12-01",
        territory=SEINE_SAINT_DENIS,
        comment="premier tronçon, rue Édouard-Renard - Fort d'Aubervilliers ; coût annoncé 3,1 M€",
        source="pantin.fr",
    ),
]

SCHOOL_YEARS = [
    *series("A11-1", COMMON, "2018-2019", "3* 2e", "3 : restitution ouverte aux familles des deux collèges"),
    *series("A11-2", COMMON, "2018-2019", "1 1"),
    *series("A11-3", PARIS, "2018-2019", "1 1"),
    *series("A11-3", SEINE_SAINT_DENIS, "2018-2019", "1 0"),
    *series("A12-3", COMMON, "2017-2018", "2 3 nd"),
    *series("A12-4", COMMON, "2017-2018", "1 2 so*", "séjours suspendus au printemps 2020"),
    *series("A12-5", COMMON, "2017-2018", "2 4 1"),
    *series("A13-1", PARIS, "2018-2019", "640 255p*", "saison écourtée en 2020"),
    *series("A13-2", PARIS, "2018-2019", "18 21.5"),
    *series("A14-1", PARIS, "2017-2018", "48 50 52"),
    *series("A14-1", SEINE_SAINT_DENIS, "2017-2018", "96 101 nd"),
    *series("A14-2", PARIS, "2017-2018", "20 31 nd"),
    *series("A14-2", SEINE_SAINT_DENIS, "2017-2018", "35 44 18e"),
    *series("A14-3", COMMON, "2017-2018", "1 2 0"),
    *series("A14-4", PARIS, "2018-2019", "1 1"),
    *series("A14-4", SEINE_SAINT_DENIS, "2018-2019", "2 3"),
    *series("A14-5", COMMON, "2018-2019", "3 4"),
]

TRAINED_PROFESSIONALS = [
    *series("A05-1", PARIS, "2018-S1", "60 120 150 180 70 205p"),
    *series("A05-1", SEINE_SAINT_DENIS, "2018-S1", "50 95 125 150 55 165p"),
]

GREEN_SPACES = [
    step("A07.2-1", "2019-06-28", comment="étude remise"),
    *series("A07.2-2", COMMON, "2019", "8.5e* nd", "gain simulé sur le dioxyde d’azote"),
    *series("A09-1", PARIS, "2018", "3200 12450.5 11900*", "une parcelle rendue en 2020"),
    *series("A09-1", SEINE_SAINT_DENIS, "2018", "2100 8640 15230.5p"),
    step("A09-2", "2019-06-14"),
    *series("A10-1", SEINE_SAINT_DENIS, "2018", "1850 2140.5 2960e"),
    *series("A10-2", SEINE_SAINT_DENIS, "2018", "nd 186000e* nd", "comptage par sondage"),
    step("A10-3", "2018-12-31", 0, SEINE_SAINT_DENIS, "marché de travaux relancé"),
    step("A10-3", "2019-04-26", territory=SEINE_SAINT_DENIS),
    step("A10-4", "2018-10-08", territory=SEINE_SAINT_DENIS),
    step("A10-5", "2020-12-31", 0, SEINE_SAINT_DENIS),
]

CULTURE_AND_SPORT = [
    step("A12-1", "2018-06-22"),
    step("A13-3", "2018-06-05"),
    *series("A15-1", COMMON, "2018", "1 2 2p"),
    *series("A16-1", COMMON, "2018", "0 1 2", "échelle de 0 (rien) à 4 (achevé)"),
    *series("A16-2", COMMON, "2018", "0 1 3"),
    step("A17-2", "2017-12-18", territory=SEINE_SAINT_DENIS),
    step("A17-3", "2018-06-14", territory=SEINE_SAINT_DENIS),
    step("A17-5", "2020-12-31", 0, SEINE_SAINT_DENIS),
    step("A17-6", "2018-12-31", 0, comment="réunion reportée faute de date commune"),
    step("A17-6", "2020-12-31", 0),
    *series("A18-1", PARIS, "2019", "430 nd"),
    *series("A18-1", SEINE_SAINT_DENIS, "2019", "385 nd*", "événement 2020 annulé"),
    step("A18-2", "2019-05-18"),
    *series("A19-1", COMMON, "2018", "1 3 3"),
    *series("A19-2", COMMON, "2018", "1 1 0*", "édition 2020 annulée"),
    step("A19-3", "2018-12-31", 0),
    step("A19-3", "2019-09-25"),
    step("A20-1", "2020-12-31", 0, comment="non livré"),
]

SOCIAL_ACTION = [
    step("A01-1", "2019-09-02"),
    *series("A01-2", PARIS, "2018-S1", "0 0 0 2 9 7p"),
    *series("A01-2", SEINE_SAINT_DENIS, "2018-S1", "0 0 0 secret* 1 2p", "secret : effectif trop petit"),
    *series("A01-3", PARIS, "2018-S1", "0 0 0 2 14 20p"),
    *series("A01-3", SEINE_SAINT_DENIS, "2018-S1", "0 0 0 10 10 10"),
    step("A01-4", "2018-11-15"),
    step("A01-5", "2018-12-31", 0, comment="candidatures en cours d’examen"),
    step("A01-5", "2019-04-12"),
    *series("A02-1", COMMON, "2018-S1", "3 4 4 5 1 3"),
    *series("A02-2", COMMON, "2018-S1", "1 1 2 1 _ 1p*", "le premier semestre 2020 n’a pas été transmis"),
    *series("A02-3", COMMON, "2017", "46 nd nd 52.5e*", "temps estimé d’après les agendas"),
    step("A03-1", "2018-12-31", 0),
    step("A03-1", "2020-12-31", 0, comment="démarche commune en cours auprès de l’État"),
    *series("A03-3", COMMON, "2018-S1", "0 1 _ 1 0 nd"),
    *series("A03-4", SEINE_SAINT_DENIS, "2018-S1", "1210 1320 _ 1480p nd 1395e"),
    *series("A03-4", PARIS, "2018-S1", "nd nd _ 1350p nd 1290e"),
    step("A04-1", "2019-10-18"),
    *series("A04-2", SEINE_SAINT_DENIS, "2018", "nd"),
    *series("A04-3", SEINE_SAINT_DENIS, "2018", "nd"),
    *series("A06-1", COMMON, "2018", "1 nd"),
    *series("A06-2", COMMON, "2018", "0 1 nd"),
    *series("A06-3", COMMON, "2018", "1 2 2e"),
]

FILES: dict[str, list[Row]] = {
    "2020-02 DVD pistes cyclables.xlsx": CYCLE_TRACK_UNTIL_2019,
    "2021-02 DVD pistes cyclables (mise à jour).xlsx": CYCLE_TRACK_UPDATE,
    "Chiffres publiés - ASE, VIH, mineurs.xlsx": [*CHILDREN_IN_CARE, *OTHER_PUBLISHED],
    "DASCO-DEJ collèges et patrimoine.xlsx": SCHOOL_YEARS,
    "DASES_professionnels_formés.csv": TRAINED_PROFESSIONALS,
    "DEVE surfaces et fréquentation.csv": GREEN_SPACES,
    "Suivi culture et sport.xlsx": CULTURE_AND_SPORT,
    "Tableau axe 1 DASES-DEF.xlsx": SOCIAL_ACTION,
}

# How the services call, in their wide tables, what they follow by code.
LABELS: dict[str, tuple[str, str]] = {
    "A01-6": ("Enfants confiés à l’ASE", "enfants"),
    "A08.1-1": ("Piste cyclable créée", "km"),
    "A08.1-2": ("Points noirs traités", "points noirs"),
    "A08.2-1": ("Lignes de bus traitées", "lignes"),
    "A11-1": ("Restitution des résidences", "degré de 0 à 4"),
    "A11-2": ("Résidences artistiques croisées", "résidences"),
    "A11-3": ("Collèges concernés", "collèges"),
    "A12-3": ("Autonomie des adolescents", "degré de 0 à 4"),
    "A12-4": ("Mobilité des adolescents", "degré de 0 à 4"),
    "A12-5": ("Séjours et parcours conjoints", "séjours et parcours"),
    "A13-1": ("Jeunes accueillis", "jeunes"),
    "A13-2": ("Entrées réservées à l’avance", "%"),
    "A14-1": ("Élèves participants", "élèves"),
    "A14-2": ("Familles participantes", "familles"),
    "A14-3": ("Restitutions publiques", "restitutions"),
    "A14-4": ("Collèges engagés", "collèges"),
    "A14-5": ("Écoles engagées", "écoles"),
}
