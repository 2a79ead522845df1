"""Texts that name a person or tell how to reach one: what is sure by its form, and what only a person can judge."""

from __future__ import annotations

import re

from convention.domain.territories import declared
from loaders.parsing.suggestions import fold

KIND = "kind"
"""Detail of a finding: what the text looks like (`email`, `nir`, `age` …)."""

_GAP = r"[ .\-/_\x{a0}\x{202f}\x{2009}\x{2011}\x{2013}]?"
_DAY = r"(?:[0-9]{1,2}|1er)"
_MONTH = (
    r"(?:[0-9]{1,2}|janv(?:ier|\.)?|f[ée]vr(?:ier|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t|"
    r"sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)"
)
_FULL_DATE = rf"(?:{_DAY}[ /.\-\x{{a0}}]{_MONTH}[ /.\-\x{{a0}}][0-9]{{2,4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
_BORN = (
    r"(?:n(?:é|e|ée|ee|és|ées|é\(e\)|e\(e\)|é\.e)\s+(?:le\s+)?|d\.?d?\.?n\.?\s*:?\s*(?:le\s+)?"
    r"|(?:date\s+de\s+naiss(?:ance|\.)?|naissance)\s*:?\s*(?:le\s+)?)"
)
SURE = {
    "email": r"[A-Za-z0-9._%+\-]{1,64}\s?@\s?[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,8}\.[A-Za-z]{2,24}",
    "nir": rf"(?:^|[^0-9])[1-478](?:{_GAP}[0-9]){{5}}{_GAP}[0-9AaBb](?:{_GAP}[0-9]){{8}}(?:$|[^0-9])",
    "iban": rf"(?:^|[^A-Za-z0-9])[A-Z]{{2}}[0-9]{{2}}(?:{_GAP}[0-9A-Z]){{11,30}}(?:$|[^A-Za-z0-9])",
    "telephone": rf"(?:^|[^0-9,.])(?:(?:\+|00)33{_GAP}(?:\(0\))?{_GAP}|0)[1-9](?:{_GAP}[0-9]{{2}}){{4}}(?:$|[^0-9,])",
    "birth": rf"(?i)(?:^|[^a-zà-ÿ]){_BORN}{_FULL_DATE}",
}
"""Patterns for Arrow and Python alike, once `as_python` has seen them; each bounds what it may go through."""

_NAME = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]*(?:['’\-][A-ZÀ-Þ]?[A-Za-zÀ-ÿ]+)*\.?"
_AGE = r"[,;:]?\s{0,2}\(?\s?(?:âgée?\s+de\s+|agee?\s+de\s+)?[0-9]{1,2}\s?ans\b"
_TITLE = r"(?:MM?\.|Mrs?\.?|Mmes?\.?|Mlles?\.?|Monsieur|Madame|Mademoiselle|Dr\.?|Docteure?)"
_WAY = (
    r"(?:rue|avenue|av\.|boulevard|bd\.?|impasse|all[ée]e|chemin|quai|route|square|villa|passage|cours|sentier|cit[ée]"
    r"|r[ée]sidence|place|esplanade|faubourg|fg\.?)"
)
_NUMBER_IN_WAY = r"[0-9]{1,4}(?:\s?(?:bis|ter|quater))?"
_OF_A_WAY = r"(?:(?:de|du|des|de\s+la)\s+|d['’]|de\s+l['’])?"
POSSIBLE = {
    "nir": SURE["nir"],
    "name": rf"(?:^|[^0-9A-Za-zÀ-ÿ]){_TITLE}[ \x{{a0}}\x{{202f}}]{{1,2}}{_NAME}|(?:^|[,;:(] ?)M {_NAME}",
    "initials": rf"(?:^|[^A-Za-zÀ-ÿ.])[A-ZÀ-Þ]\.?[ \-]?[A-ZÀ-Þ]\.?{_AGE}",
    "age": rf"(?:^|[^A-Za-zÀ-ÿ'’\-])(?:{_NAME}\s){{0,2}}{_NAME}{_AGE}",
    "address": rf"(?:^|[^0-9A-Za-z]){_NUMBER_IN_WAY},?\s{{1,2}}(?i:{_WAY})\s+{_OF_A_WAY}[A-ZÀ-Þ0-9]",
}
_TITLE_BEFORE_NUMBER = re.compile(r"[0-9][ \u00a0\u202f]?$")
# What begins with a capital letter before a number of years and is no name.
_COMMON = (
    "accord age appel apres avant bail baisse cadre charte cible contrat convention delai depuis dispositif duree "
    "echeance eleves enfants engagement entre etude evaluation experimentation filles garanti garcons hausse hommes "
    "jeunes le les marche mandat mineurs moins mission moyenne objectif partenariat pendant periode plan plus "
    "pour programme projet rapport schema sous strategie suivi sur total tranche un une usagers "
    "validite vers agents anciennete soit environ femmes personnes public adultes travaux des dans a partir d l"
)
_NO_NAMES = frozenset(_COMMON.split()) | {fold(territory.name) for territory in declared()}
_PLACE = (
    r"(?:rue|avenue|av\.?|boulevard|bd\.?|place|square|quai|all[ée]e|impasse|passage|villa|chemin|ports?|ponts?|portes?"
    r"|cit[ée]|[ée]coles?|coll[èe]ges?|lyc[ée]es?|cr[èe]ches?|maternelle|gymnase|stade|piscine|parc|jardin|h[ôo]pital"
    r"|clinique|centre|espace|maison|foyer|r[ée]sidence|biblioth[èe]que|m[ée]diath[èe]que|th[ée][âa]tre|institut"
    r"|fondation|conservatoire|campus|universit[ée]|station|gare|halle|salle|studio|mus[ée]e|quartier|zac)"
)
_IN_A_PLACE = re.compile(
    rf"\b(?i:{_PLACE})\s(?:(?:de|du|des|la|le|les)\s|[dl]['’]|(?i:[ée]l[ée]mentaire|municipale?|polyvalente?)\s"
    r"|[A-ZÀ-Þ][\w'’.\-]*\s){0,5}$"
)
_PLACE_WORD = re.compile(_PLACE, re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,5} [0-9]{1,2}\s?ans")
_LENGTH_OF_TIME = re.compile(r"\s+(?:de\s|d['’])")
_NIR = re.compile(r"[1-478][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{8}")
_AMOUNT = re.compile(r"[0-9]{1,12}[.,][0-9]+|[0-9]{1,3}(?:[ .\u00a0\u202f][0-9]{3})+")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,12}[.,][0-9]+")
# The length of an IBAN by country (ISO 13616): those of the countries around and of the largest communities.
_IBANS = {
    **{"FR": 27, "MC": 27, "BE": 16, "CH": 21, "DE": 22, "ES": 24, "GB": 22, "IE": 22, "IT": 27, "LU": 20, "NL": 18},
    **{"PT": 25, "AT": 20, "PL": 28, "RO": 24, "BG": 22, "GR": 27, "HR": 21, "HU": 28, "CZ": 24, "SK": 24, "SI": 19},
    **{"DK": 18, "SE": 24, "NO": 15, "FI": 18, "EE": 20, "LV": 21, "LT": 20, "MT": 31, "CY": 28, "TR": 26, "TN": 24},
}


def as_python(pattern: str) -> str:
    """A pattern of Arrow's (RE2) in the words of Python."""
    return re.sub(r"\\x\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), pattern)


_SURE = {kind: re.compile(as_python(pattern)) for kind, pattern in SURE.items()}
_POSSIBLE = {kind: re.compile(as_python(pattern)) for kind, pattern in POSSIBLE.items()}


def sure_kind(text: str) -> str | None:
    """What a text holds of a person by its form alone, numbers with a key by their key; None when nothing is sure."""
    found = ((kind, each) for kind, pattern in _SURE.items() for each in pattern.finditer(text))
    return next((kind for kind, each in found if _proven(kind, each[0], text)), None)


def possible_kind(text: str) -> str | None:
    """What may name a person in a text, which a person is to judge; None for what names places alone."""
    found = ((kind, each) for kind, pattern in _POSSIBLE.items() for each in pattern.finditer(text))
    return next((kind for kind, each in found if _plausible(kind, each, text)), None)


def _proven(kind: str, found: str, text: str) -> bool:
    if kind == "nir":
        return _right_nir(found) and not _DECIMAL.fullmatch(text.strip())
    return kind != "iban" or _right_iban(found)


def _right_nir(text: str) -> bool:
    """Whether 13 characters and their key of 2 digits agree: 97 minus the number modulo 97; Corsica's letters count."""
    bare = re.sub(r"[^0-9AB]", "", text.upper())
    if not _NIR.fullmatch(bare):
        return False
    digits = bare[:13].replace("2A", "19").replace("2B", "18")
    return digits.isdecimal() and 97 - int(digits) % 97 == int(bare[13:])


def _like_a_nir(found: re.Match[str], text: str) -> bool:
    """Whether a number has that form, of which one digit may be mistyped; an amount and digits alone are none."""
    before = re.search(r"[0-9.,]*$", text[: found.start()])
    number = re.sub(r"^[^0-9]+|[^0-9]+$", "", (before[0] if before else "") + found[0])
    amount = _AMOUNT.fullmatch(number) or text.strip().isdigit()
    return not amount and bool(_NIR.fullmatch(re.sub(r"[^0-9AB]", "", found[0].upper())))


def _right_iban(text: str) -> bool:
    """Whether a text begins with an IBAN of its country's length whose remainder by 97 is 1 (ISO 7064)."""
    bare = re.sub(r"[^0-9A-Z]", "", text)
    number = bare[: _IBANS.get(bare[:2], 0)]
    if len(number) < _IBANS.get(bare[:2], len(bare) + 1):
        return False
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1


def _plausible(kind: str, found: re.Match[str], text: str) -> bool:
    before = text[: found.start()] + found[0][: len(found[0]) - len(found[0].lstrip(" ,;:("))]
    if _IN_A_PLACE.search(before):
        return False
    if kind == "nir":
        return _like_a_nir(found, text)
    if kind == "name":
        return not (found[0].lstrip(" ,;:(").startswith("M") and _TITLE_BEFORE_NUMBER.search(before))
    if kind == "age":
        first = re.split(r"[\s,;:(]", found[0].strip(' ,;:("«'), maxsplit=1)[0]
        common = _bare(first) in _NO_NAMES or _PLACE_WORD.fullmatch(first) or _ACRONYM.fullmatch(found[0].strip())
        return not common and not _LENGTH_OF_TIME.match(text, found.end())
    return True


def _bare(word: str) -> str:
    accents = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
    return word.lower().translate(accents)
