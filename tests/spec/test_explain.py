"""« Expliquer ce chiffre » : every figure says itself in French, and its arithmetic comes true again.

The table below can be read without knowing the program: what is known, then what a reader is told.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from convention.domain.assess import assess
from convention.domain.catalogue import (
    Aggregation,
    Direction,
    Firmness,
    Frequency,
    Indicator,
    Kind,
    Operator,
    Reference,
    Target,
    Territory,
)
from convention.domain.observation import ObservationStatus
from convention.domain.period import period_from_code
from convention.domain.rollup import assess_indicator
from convention.domain.standing import NOTHING, Contradiction, Standing
from convention.wording.progress import explain
from tests.samples.catalogue import COMMON, INDICATOR, PARIS, SSD, START, catalogue_of, reference, target

FINAL = ObservationStatus.FINAL
END_2018, END_2019 = date(2018, 12, 31), date(2019, 12, 31)
TRAINED = INDICATOR
TRACK = replace(INDICATOR, kind=Kind.CUMULATIVE, unit="km")
SPEED = replace(INDICATOR, kind=Kind.LEVEL, unit="km/h", frequency=Frequency.YEARLY, aggregation=Aggregation.NONE)
MINORS = replace(INDICATOR, kind=Kind.LEVEL, unit="mineurs", direction=Direction.NONE)
SHARE = replace(INDICATOR, kind=Kind.RATE, unit="%", frequency=Frequency.YEARLY, territories=(COMMON,))
STEP = replace(INDICATOR, kind=Kind.MILESTONE, unit="jalon", frequency=Frequency.ONCE, territories=(COMMON,))
YEARLY = replace(INDICATOR, kind=Kind.YEARLY, unit="éditions", frequency=Frequency.YEARLY, territories=(COMMON,))
DEGREE = replace(INDICATOR, kind=Kind.QUALITATIVE, unit="degré de 0 à 4", frequency=Frequency.YEARLY)


def known(value: str, code: str, counted: int = 4, computed: bool = False, missing_days: int = 0) -> Standing:
    """What the base knows: a final value of a period, of a series that starts with the convention."""
    period = period_from_code(code)
    days = (1 + computed) * ((period.end - START).days + 1) - missing_days
    years = ((period.end.year, Decimal(value)),)
    return Standing(Decimal(value), period, FINAL, FINAL, START, counted, days, computed, years=years)


@dataclass(frozen=True)
class Case:
    """One row of the table; spaces of the sentence are written plain."""

    title: str
    indicator: Indicator
    standing: Standing
    situation: date
    sentence: str
    targets: tuple[Target, ...] = ()
    references: tuple[Reference, ...] = ()
    territory: Territory = COMMON


CASES = (
    Case(
        "a flow on its way, added up by the program",
        TRAINED,
        known("930", "2019-S2", 8, True),
        END_2019,
        "930 professionnels du 01/01/2018 au 31/12/2019 "
        "(somme de 8 valeurs, total calculé : Paris + Seine-Saint-Denis). "
        "Cible ferme : 1 500 professionnels au 31/12/2020, à partir de 0 au 01/01/2018 ; "
        "100 × (930 − 0) ÷ (1 500 − 0) = 62,0 %. "
        "Attendu au 31/12/2019 en ligne droite, 729 jours après le départ : 100 × 729 ÷ 1 095 = 66,6 %, "
        "soit 998,63 professionnels ; 62,0 ÷ 66,6 = 0,93, sous le seuil de 0,95 mais au moins 0,6 : à surveiller.",
        (target("1500"),),
    ),
    Case(
        "the same with an interim target, a missing period and a provisional value",
        TRAINED,
        replace(known("930", "2019-S2", 7, True, 181), value_status=ObservationStatus.PROVISIONAL),
        END_2019,
        "930 professionnels du 01/01/2018 au 31/12/2019 "
        "(somme de 7 valeurs, total calculé : Paris + Seine-Saint-Denis). "
        "Cible ferme : 1 500 professionnels au 31/12/2020, à partir de 0 au 01/01/2018, "
        "en passant par 500 au 31/12/2018 ; 100 × (930 − 0) ÷ (1 500 − 0) = 62,0 %. "
        "Attendu au 31/12/2019 en ligne brisée par ces points, 729 jours après le départ : "
        "100 × (500 + (1 500 − 500) × 365 ÷ 731 − 0) ÷ (1 500 − 0) = 66,6 %, soit 999,32 professionnels ; "
        "62,0 ÷ 66,6 = 0,93, sous le seuil de 0,95 mais au moins 0,6 : à surveiller. "
        "1 période manque : le total est un minimum ; la valeur est provisoire.",
        (target("500", END_2018), target("1500")),
    ),
    Case(
        "a small expected rate is judged in points",
        TRACK,
        known("0.2", "2018-S1"),
        date(2018, 6, 30),
        "0,2 km au 30/06/2018 (1er semestre 2018). "
        "Cible ferme : 10 km au 31/12/2023, à partir de 0 au 01/01/2018 ; 100 × (0,2 − 0) ÷ (10 − 0) = 2,0 %. "
        "Attendu au 30/06/2018 en ligne droite, 180 jours après le départ : 100 × 180 ÷ 2 190 = 8,2 %, "
        "soit 0,82 km ; 2,0 − 8,2 = −6,2 points (attendu de moins de 10 % : l’écart se juge en points), "
        "sous le seuil de −5 : en retard.",
        (target("10", date(2023, 12, 31)),),
    ),
    Case(
        "a due date passed, with targets added up",
        TRACK,
        known("3.2", "2019-S2", 4, True),
        END_2019,
        "3,2 km au 31/12/2019 (2e semestre 2019, total calculé : Paris + Seine-Saint-Denis). "
        "Cible ferme : 4,6 km au 20/12/2019 (somme des cibles des territoires), à partir de 0 au 01/01/2018 ; "
        "100 × (3,2 − 0) ÷ (4,6 − 0) = 69,6 %. "
        "À l’échéance du 20/12/2019 (période finie le 31/12/2019), à 3,2 − 4,6 = −1,4 km de la cible : non atteint.",
        (target("2.6", date(2019, 12, 20), PARIS), target("2", date(2019, 12, 20), SSD)),
    ),
    Case(
        "a target reached on one territory",
        TRACK,
        known("2.6", "2019-S1"),
        date(2019, 6, 30),
        "Paris : 2,6 km au 30/06/2019 (1er semestre 2019). "
        "Cible ferme : 2,6 km au 20/12/2019, à partir de 0 au 01/01/2018 ; 100 × (2,6 − 0) ÷ (2,6 − 0) = 100,0 %. "
        "La cible est atteinte : atteint.",
        (target("2.6", date(2019, 12, 20), PARIS),),
        territory=PARIS,
    ),
    Case(
        "a level that moves away from its target",
        SPEED,
        known("12.1", "2019"),
        END_2019,
        "12,1 km/h au 31/12/2019 (année 2019). "
        "Cible envisagée : 15 km/h au 31/12/2020, à partir de 12,5 au 31/12/2017 ; "
        "100 × (12,1 − 12,5) ÷ (15 − 12,5) = −16,0 %. "
        "Un taux négatif dit que la valeur s’éloigne de la cible depuis la référence : recul.",
        (target("15", firmness=Firmness.ENVISAGED),),
        (reference("12.5", date(2017, 12, 31)),),
    ),
    Case(
        "a target without a baseline",
        SPEED,
        known("12.1", "2019"),
        END_2019,
        "12,1 km/h au 31/12/2019 (année 2019). Cible ferme : 15 km/h au 31/12/2020 ; écart : 12,1 − 15 = −2,9 km/h. "
        "Sans valeur de référence, que la convention ne donne pas ici, le taux ne se calcule pas : "
        "configuration incomplète.",
        (target("15"),),
    ),
    Case(
        "no target: value and change since the references of the text",
        MINORS,
        replace(known("1600", "2019-S2", 4, True), contradictions=frozenset({Contradiction.SUM_MISMATCH})),
        END_2019,
        "1 600 mineurs au 31/12/2019 (2e semestre 2019, total calculé : Paris + Seine-Saint-Denis). "
        "Référence : 734 + 744 = 1 478 au 31/12/2016, évolution : 1 600 − 1 478 = +122 mineurs ; "
        "la convention ne fixe pas de cible : suivi sans cible. "
        "À vérifier : le total donné n’est pas la somme des deux territoires.",
        references=(reference("734", date(2016, 12, 31), PARIS), reference("744", date(2016, 12, 31), SSD)),
    ),
    Case(
        "a threshold missed before its due date",
        SHARE,
        replace(known("47.5", "2019"), demonstration=True),
        END_2019,
        "47,5 % au 31/12/2019 (année 2019). Seuil ferme : au moins 50 % au 31/12/2020 ; "
        "écart : 47,5 − 50 = −2,5 points. "
        "L’échéance du 31/12/2020 n’est pas venue au 31/12/2019 : pas encore attendu. "
        "Source : valeur fictive de démonstration.",
        (target("50", operator=Operator.AT_LEAST),),
    ),
    Case(
        "a threshold kept",
        SHARE,
        known("52", "2019"),
        END_2019,
        "52 % au 31/12/2019 (année 2019). Seuil ferme : au moins 50 % au 31/12/2020 ; écart : 52 − 50 = +2 points. "
        "Le seuil est respecté : atteint.",
        (target("50", operator=Operator.AT_LEAST),),
    ),
    Case(
        "a step done late",
        STEP,
        known("1", "2019-03-12"),
        END_2019,
        "Fait le 12/03/2019. Échéance envisagée : 31/12/2018. "
        "À l’échéance du 31/12/2018, l’étape n’était pas faite ; faite 71 jours après : atteint en retard.",
        (target("1", END_2018, firmness=Firmness.ENVISAGED),),
    ),
    Case(
        "a step not done",
        STEP,
        known("0", "2019-03-12"),
        END_2019,
        "Non fait au 31/12/2019. Échéance ferme : 31/12/2018. "
        "À l’échéance du 31/12/2018, l’étape n’était pas faite, 365 jours ont passé depuis : non atteint.",
        (target("1", END_2018),),
    ),
    Case(
        "a yearly duty kept one year out of two",
        YEARLY,
        replace(known("1", "2019"), years=((2018, Decimal(0)), (2019, Decimal(1)))),
        END_2019,
        "Fait 1 année au 31/12/2019 (année 2019). Engagement envisagé, chaque année jusqu’au 31/12/2020 ; "
        "2 années dues, toutes renseignées, soit 100 × 1 ÷ 2 = 50,0 %. "
        "Une année vue n’est pas tenue, l’échéance est le 31/12/2020 : en retard.",
        (target("1", firmness=Firmness.ENVISAGED),),
    ),
    Case(
        "a yearly duty with a year that nobody answered",
        YEARLY,
        replace(known("1", "2018"), counted=1, answered_until=END_2019),
        END_2019,
        "Fait 1 année au 31/12/2018 (année 2018). Engagement envisagé, chaque année jusqu’au 31/12/2020 ; "
        "2 années dues, 1 renseignée sur 2, soit 100 × 1 ÷ 2 = 50,0 %. "
        "Chaque année vue est tenue, l’échéance est le 31/12/2020 : dans la trajectoire. "
        "1 année non renseignée n’est pas comptée comme tenue : le compte est un minimum.",
        (target("1", firmness=Firmness.ENVISAGED),),
    ),
    Case(
        "a degree on the scale is never a percentage",
        DEGREE,
        known("3", "2019"),
        END_2019,
        "Degré 3 – réalisé en partie au 31/12/2019 (année 2019). Cible facultative : 4 – réalisé au 31/12/2020. "
        "L’échéance du 31/12/2020 n’est pas venue au 31/12/2019 : pas encore attendu.",
        (target("4", firmness=Firmness.OPTIONAL),),
    ),
    Case(
        "a value grown old",
        TRAINED,
        known("300", "2018-S2"),
        END_2019,
        "300 professionnels du 01/01/2018 au 31/12/2018 (somme de 4 valeurs). "
        "Cible ferme : 1 500 professionnels au 31/12/2020, à partir de 0 au 01/01/2018 ; "
        "100 × (300 − 0) ÷ (1 500 − 0) = 20,0 %. "
        "La valeur suivante (1er semestre 2019) était attendue au plus tard le 29/08/2019, délai de 60 jours compris : "
        "donnée périmée.",
        (target("1500"),),
    ),
    Case(
        "nothing was ever sent",
        TRAINED,
        NOTHING,
        END_2019,
        "Aucune valeur valide au 31/12/2019. Cible ferme : 1 500 professionnels au 31/12/2020. "
        "Une première valeur était attendue au plus tard le 29/08/2018, délai de 60 jours compris : non renseigné.",
        (target("1500"),),
    ),
    Case(
        "the service answered that it has no figure",
        TRAINED,
        Standing(last_answer=ObservationStatus.UNAVAILABLE),
        END_2019,
        "Aucune valeur valide au 31/12/2019. Cible ferme : 1 500 professionnels au 31/12/2020. "
        "La réponse la plus récente est « non disponible » : non renseigné.",
        (target("1500"),),
    ),
    Case(
        "a territory without a target of its own",
        TRAINED,
        known("400", "2019-S2"),
        END_2019,
        "Paris : 400 professionnels du 01/01/2018 au 31/12/2019 (somme de 4 valeurs). "
        "La cible est commune aux territoires, aucune n’est fixée pour celui-ci seul : suivi sans cible.",
        (target("1500"),),
        territory=PARIS,
    ),
)


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_a_reader_is_told(case: Case) -> None:
    catalogue = catalogue_of(case.indicator, case.targets, case.references)
    found = assess(catalogue, catalogue.indicators[0], case.territory, case.standing, case.situation)
    assert plain(explain(found, catalogue)) == case.sentence


@pytest.mark.parametrize(
    ("targets", "begins"),
    [
        ((), "Paris et Seine-Saint-Denis : aucune valeur valide au 31/12/2019."),
        (
            (target("30", territory=PARIS), target("30", territory=SSD)),
            "Paris et Seine-Saint-Denis : aucune valeur valide au 31/12/2019. Cible ferme : 30 km/h au 31/12/2020.",
        ),
        (
            (target("30", territory=PARIS), target("20", territory=SSD)),
            "Paris : aucune valeur valide au 31/12/2019, Seine-Saint-Denis non plus. "
            "Cible ferme : 30 km/h au 31/12/2020.",
        ),
    ],
)
def test_no_territory_is_said_to_lack_a_value_that_the_other_lacks_too(
    targets: tuple[Target, ...], begins: str
) -> None:
    catalogue = catalogue_of(SPEED, targets)
    found = assess_indicator(catalogue, catalogue.indicators[0], {}, END_2019)
    assert plain(explain(found, catalogue)).startswith(begins)


def test_a_territory_that_alone_lacks_a_value_is_said_alone() -> None:
    catalogue = catalogue_of(SPEED, (target("30", territory=PARIS), target("30", territory=SSD)))
    indicator = catalogue.indicators[0]
    found = assess_indicator(catalogue, indicator, {(indicator.code, SSD): known("30", "2019")}, END_2019, PARIS)
    assert plain(explain(found, catalogue)).startswith("Paris : aucune valeur valide au 31/12/2019. ")
