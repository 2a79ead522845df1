"""The worked examples of `data/referentiel/exemples_de_calcul.csv`, as a catalogue and observations.

The file is written for the committee and shown on the Méthode page; its columns are described in `datapackage.json`.
Three of them hold small lists, parts separated by ` | `, with French dates and decimal commas:

- reference: `[territoire] valeur au jj/mm/aaaa`
- cible: `[territoire] opérateur valeur au jj/mm/aaaa`
- valeurs: `[territoire] période : valeur [(numérateur/dénominateur)] [(provisoire)]`, or a word instead of a value;
  a period that stands twice was corrected, in that order
"""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

from convention.domain.catalogue import Territory
from convention.domain.observation import Observation, ObservationStatus
from convention.domain.period import period_from_code
from tests.builders.catalogue import Row, catalogue_texts, row

FILE = Path(__file__).parents[2] / "data" / "referentiel" / "exemples_de_calcul.csv"

TERRITORIES = {
    "Paris": Territory("paris"),
    "Seine-Saint-Denis": Territory("seine_saint_denis"),
    "commun": Territory.COMMON,
}
ANSWERS = {
    "non disponible": ObservationStatus.UNAVAILABLE,
    "confidentiel": ObservationStatus.CONFIDENTIAL,
    "non applicable": ObservationStatus.NOT_APPLICABLE,
    "provisoire": ObservationStatus.PROVISIONAL,
    "estimé": ObservationStatus.ESTIMATED,
}
_PLACE = r"(?:(?P<place>Paris|Seine-Saint-Denis|commun) )?"
_NUMBER = r"-?\d+(?:,\d+)?"
_REFERENCE = re.compile(rf"{_PLACE}(?P<value>{_NUMBER}) au (?P<day>[\d/]{{10}})")
_TARGET = re.compile(rf"{_PLACE}(?P<operator>=|>=|<=) (?P<value>{_NUMBER}) au (?P<day>[\d/]{{10}})")
_VALUE = re.compile(
    rf"{_PLACE}(?P<period>\S+) : (?:(?P<value>{_NUMBER})(?: \((?P<above>\d+)/(?P<below>\d+)\))?"
    r"(?: \((?P<status>\w+)\))?"
    r"|(?P<answer>[a-zé ]+))"
)


def cases() -> list[Row]:
    """Every worked example, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def texts_of(case: Row) -> dict[str, str]:
    """The catalogue that a case stands in: one action, one indicator, its targets and baselines."""
    shared = ("nature", "sens", "agregation", "territoires", "periodicite")
    unit = "%" if case["nature"] == "taux" else "unités"
    return catalogue_texts(
        actions=[row("actions", debut=case["debut"])],
        indicateurs=[row("indicateurs", unite=unit, **{name: case[name] for name in shared})],
        cibles=[
            row("cibles", territoire=place, valeur=value, echeance=day, operateur=found["operator"])
            for found in _parts(_TARGET, case["cible"])
            for place, value, day in [_placed(found)]
        ],
        reperes=[
            row("reperes", territoire=place, valeur=value, date=day)
            for found in _parts(_REFERENCE, case["reference"])
            for place, value, day in [_placed(found)]
        ],
    )


def observations_of(case: Row) -> list[Observation]:
    """The values of a case, in the order in which they were deposited."""
    return [_observation(found) for found in _parts(_VALUE, case["valeurs"])]


def _observation(found: re.Match[str]) -> Observation:
    value, word = found["value"], found["status"] or found["answer"]
    return Observation(
        indicator="A01-1",
        territory=TERRITORIES[found["place"] or "commun"],
        period=period_from_code(found["period"]),
        value=None if value is None else _decimal(value),
        status=ANSWERS[word] if word else ObservationStatus.FINAL,
        numerator=_decimal(found["above"]) if found["above"] else None,
        denominator=_decimal(found["below"]) if found["below"] else None,
    )


def _parts(form: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = [form.fullmatch(part) for part in text.split(" | ") if part]
    assert all(found), text
    return [match for match in found if match]


def _placed(found: re.Match[str]) -> tuple[str, str, str]:
    """Territory, number and day as the catalogue's files spell them."""
    day, month, year = found["day"].split("/")
    return found["place"] or "commun", str(_decimal(found["value"])), f"{year}-{month}-{day}"


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
