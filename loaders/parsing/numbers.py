"""French numbers in a text, and the numbers that a workbook stores; exact decimals, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from convention.domain.findings import FindingCode
from loaders.parsing.number_conventions import UNPROVEN, Convention, Meaning
from loaders.parsing.problem import NumberProblem, quoted
from loaders.parsing.units import UnitReading, read_unit

DECIMALS = 6
LIMIT = Decimal(10) ** 12
_STEP = Decimal(1).scaleb(-DECIMALS)
_LONGEST = 80
_EXPECTED = "un nombre seul, comme 1\u202f234,5"
_ZERO_FIRST = "un nombre sans zéro en tête\u00a0; avec ces zéros, le texte ressemble à un code"
_RANGE = "un nombre inférieur à mille milliards (12 chiffres avant la virgule)"
_TINY = "zéro, ou un nombre d’au moins 0,000001\u00a0: au-delà de 6 décimales, cette valeur deviendrait zéro"
_NOTE = "un nombre sans appel de note\u00a0; pour une valeur provisoire ou estimée, remplir la colonne du statut"
_ERROR = "une valeur\u00a0; la cellule porte une erreur de calcul du tableur"

SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"""(?P<open>\()?
    (?:(?P<sign>[+\-\u2212])[{SPACES}]?)?
    (?:(?P<whole>[0-9]+)|(?P<grouped>[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+)|(?P<dotted>[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?=,))
      |(?P<millions>[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}})|(?=[.,][0-9]))
    (?:(?P<mark>[.,])(?P<decimals>[0-9]+))?
    (?:[eE](?P<exponent>[+-][0-9]{{1,3}}))?
    (?:[{SPACES}]{{0,2}}(?P<rest>[^0-9.,\s].*))?""",
    re.VERBOSE | re.DOTALL,
)
_MACHINE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_ENGLISH = re.compile(r"[+\-\u2212]?[0-9]{1,3}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|(?:,[0-9]{3})+\.[0-9]+)")
_FOOTNOTE = re.compile(r"[0-9][^()]*(?:\*+|[¹²³†‡]|\([0-9a-zA-Z]{1,3}\))")
_SHEET_ERROR = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALEUR!|VALUE!|NOM\?|NAME\?|NOMBRE!|NUM!|NUL!|NULL!|CHAMP!|CALC!|SPILL!)"
)


@dataclass(frozen=True)
class NumberReading:
    """One number as written: `value` in the written unit, at most 6 decimals.

    `percent`: a percent sign followed it (52 for `52 %`). `unit`: what followed it, as written (`km`, `M€`);
    `base_unit` and `factor`: the same without its multiple (`€`, 1000000). Nothing is scaled here.
    `rounded`: digits after the sixth decimal were dropped (half to even). `scientific`: written `1,2E+05`, a form in
    which a spreadsheet may already have dropped digits. `reading`: what its comma or point was taken for where it has
    two readings (`1,500`): proven by other numbers (DECIMALS, THOUSANDS), or by none (UNKNOWN); else None.
    """

    value: Decimal
    percent: bool = False
    unit: str = ""
    base_unit: str = ""
    factor: Decimal = Decimal(1)
    rounded: bool = False
    scientific: bool = False
    reading: Meaning | None = None


def _unreadable(expected: str = _EXPECTED) -> NumberProblem:
    return NumberProblem(FindingCode.NUMBER_UNREADABLE, expected)


def _bounded(exact: Decimal, unit: UnitReading, *, scientific: bool = False) -> NumberReading | NumberProblem:
    """The number with at most 6 decimals, or why it cannot be kept."""
    if exact and exact.adjusted() >= 12:
        return NumberProblem(FindingCode.NUMBER_OUT_OF_RANGE, _RANGE)
    with localcontext() as context:
        context.prec = _LONGEST + DECIMALS + 20
        value = exact.quantize(_STEP, rounding=ROUND_HALF_EVEN)
    if abs(value) >= LIMIT:
        return NumberProblem(FindingCode.NUMBER_OUT_OF_RANGE, _RANGE)
    if exact and not value:
        return NumberProblem(FindingCode.NUMBER_ROUNDED_TO_ZERO, _TINY)
    return NumberReading(
        value=value or abs(value),
        percent=unit.percent,
        unit=unit.text,
        base_unit=unit.base,
        factor=unit.factor,
        rounded=value != exact,
        scientific=scientific,
    )


def _ambiguous(whole: str, sign: str, decimals: str, proof: str) -> NumberProblem:
    readings = f"{whole}\u202f{decimals} ou {whole},{decimals}"
    if sign == ".":
        return NumberProblem(FindingCode.NUMBER_AMBIGUOUS, f"{readings}, écrit sans point")
    against = f"\u00a0; ailleurs, {quoted(proof)} montre une autre écriture" if proof else ""
    return NumberProblem(FindingCode.NUMBER_AMBIGUOUS, f"{readings}, les milliers après une espace{against}")


def _two_readings(found: re.Match[str], unit: UnitReading) -> bool:
    """Whether the one sign of a number may stand before three decimals as well as between thousands."""
    whole, decimals = found["whole"] or "", found["decimals"] or ""
    three = len(decimals) == 3 and len(whole) in {1, 2, 3} and whole != "0"
    return three and not found["exponent"] and not (unit.percent and found["mark"] == ",")


def _not_a_number(text: str) -> NumberProblem:
    """The problem of a text that has not the form of a number, said as helpfully as it can be known."""
    if _SHEET_ERROR.fullmatch(text.upper()):
        return NumberProblem(FindingCode.ERROR_CELL, _ERROR)
    if _ENGLISH.fullmatch(text):
        plain = text.replace(",", "\u202f").replace(".", ",")
        return NumberProblem(FindingCode.NUMBER_AMBIGUOUS, f"des milliers séparés par des espaces, comme {plain}")
    return _unreadable(_NOTE if _FOOTNOTE.fullmatch(text) else _EXPECTED)


def parse_number(text: str, convention: Convention = UNPROVEN) -> NumberReading | NumberProblem:
    """The number that a French text cell holds, with its percent sign or unit.

    Thousands are groups of three after a space (plain, no-break, narrow, thin) or, when that is the only reading, a
    point. `1,234` and `1.234` have two readings: `convention`, which the other numbers of the file prove, decides;
    where they prove nothing the comma is read as French and says so (`reading`), where they disagree it is a problem.
    `1,234,567` shows another country's habit: a problem. A blank text is a problem, never zero.
    """
    stripped = text.strip().strip("\ufeff\u200b\u2060").strip()
    if len(stripped) > _LONGEST:
        return _unreadable()
    found = _NUMBER.fullmatch(stripped)
    if found is None:
        return _not_a_number(stripped)
    digits = found["whole"] or found["grouped"] or found["dotted"] or found["millions"] or ""
    decimals = found["decimals"] or ""
    rest = (found["rest"] or "").strip()
    if found["open"]:
        if not rest.endswith(")") or found["sign"] or found["exponent"]:
            return _not_a_number(stripped)
        rest = rest[:-1].rstrip()
    unit = read_unit(rest)
    if unit is None or (found["millions"] and decimals):
        return _not_a_number(stripped)
    if len(digits) > 1 and digits[0] == "0":
        return _unreadable(_ZERO_FIRST)
    reading = convention.of(found["mark"]) if _two_readings(found, unit) else None
    if reading is Meaning.BOTH or (found["mark"] == "." and reading is Meaning.UNKNOWN):
        return _ambiguous(digits, found["mark"], decimals, convention.proof)
    if reading is Meaning.THOUSANDS:
        if found["mark"] == ",":
            return _ambiguous(digits, ",", decimals, convention.proof)
        digits, decimals = digits + decimals, ""
    whole = "".join(char for char in digits if char not in SPACES and char != ".") or "0"
    sign = "-" if found["open"] or found["sign"] in {"-", "\u2212"} else ""
    exponent = found["exponent"] or "+0"
    exact = Decimal(f"{sign}{whole}.{decimals or '0'}E{exponent}")
    number = _bounded(exact, unit, scientific=bool(found["exponent"]))
    return number if reading is None or isinstance(number, NumberProblem) else replace(number, reading=reading)


def parse_machine_number(text: str, *, percent: bool = False) -> NumberReading | NumberProblem:
    """The number of a cell that the workbook itself stores as a number: a decimal point, no separator, no unit.

    `percent`: the cell is shown as a percentage, and the text is the figure shown (52 for a stored 0.52).
    """
    if len(text) > _LONGEST or not _MACHINE.fullmatch(text):
        return _unreadable()
    return _bounded(Decimal(text), UnitReading(percent=percent))
