"""The dictionary that puts Streamlit's words into French."""

import re
from functools import partial
from pathlib import Path

import pytest
import streamlit

from pages.shell.french_script import french_script, french_strings
from pages.shell.served import shell_script

STRINGS = french_strings()
EXACT: dict[str, str] = STRINGS["exact"]
PATTERNS: list[dict[str, str]] = STRINGS["patterns"]
INTERFACE = Path(streamlit.__file__).parent / "static" / "static" / "js"


def put_into_french(text: str) -> str | None:
    """What the script in the browser makes of `text`; None when it leaves it."""
    if text in EXACT:
        return EXACT[text]
    for entry in PATTERNS:
        if match := re.fullmatch(entry["english"], text, flags=re.DOTALL):
            return re.sub(r"([$#])(\d)", partial(fill, match), entry["french"])
    return None


def fill(found: re.Match[str], mark: re.Match[str]) -> str:
    """What stands in the French sentence at a mark: a group as it is (`$1`), or put into French (`#1`)."""
    group = found[int(mark[2])] or ""
    return (put_into_french(group) or group) if mark[1] == "#" else group


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("No results", "Aucun résultat"),
        ("Help for Situation au", "Aide\u00a0: Situation au"),
        ("50MB per file", "50\u00a0Mo au plus par fichier"),
        ("1.5GB per file", "1,5\u00a0Go au plus par fichier"),
        ("5.2KB", "5,2\u00a0Ko"),
        ("suivi.xlsx, 5.2KB", "suivi.xlsx, 5,2\u00a0Ko"),
        ("Press Enter to apply", "Entrée pour valider"),
        ("12 – December", "12 – décembre"),
        ("Selected Date: December 31, 2019", "Date choisie\u00a0: 31 décembre 2019"),
        ("month, Situation au", "mois, Situation au"),
        ("day, Période start date", "jour, Période\u00a0: début"),
        (
            "Error: Number is outside the allowed range. Please enter a value between 1 and 5.",
            "Erreur\u00a0: Le nombre doit être compris entre 1 et 5.",
        ),
        ("3 of 12 results", "3 sur 12"),
        (
            "You have requested page /bilan, but no corresponding file was found in the app's pages/ directory. "
            "Running the app's main page.",
            "La page «\u00a0bilan\u00a0» n’existe pas. Voici la page d’accueil.",
        ),
        ("Continuité cyclable", None),
        ("62 %", None),
        ("1 234,5", None),
    ],
)
def test_a_text_is_put_into_french(english: str, french: str | None) -> None:
    assert put_into_french(english) == french


def test_every_exact_string_is_one_that_the_installed_streamlit_writes() -> None:
    interface = "\n".join(path.read_text(encoding="utf-8") for path in INTERFACE.glob("*.js"))
    assert [text for text in EXACT if text not in interface] == []


def test_nothing_french_is_taken_for_english() -> None:
    """A second pass over the page must change nothing."""
    french = [*EXACT.values(), *(re.sub(r"[$#]\d", "7", entry["french"]) for entry in PATTERNS)]
    assert {text: put_into_french(text) for text in french if put_into_french(text) not in (None, text)} == {}


def test_every_pattern_has_the_groups_that_its_french_uses() -> None:
    for entry in PATTERNS:
        used = {int(index) for index in re.findall(r"[$#](\d)", entry["french"])}
        assert used <= set(range(1, re.compile(entry["english"]).groups + 1)), entry


@pytest.mark.parametrize("text", [*EXACT.values(), *(entry["french"] for entry in PATTERNS)])
def test_french_typography(text: str) -> None:
    assert not re.search(r" [:;?!»%]|« |'|\.\.\.", text)
    assert not re.search(r"[^\s\u00a0\u202f][:?!](\s|$)", text)


def test_the_script_holds_its_dictionary_and_the_address_of_all_scripts_follows_their_content() -> None:
    source = french_script()
    assert '"No results":"Aucun résultat"' in source
    assert "__FRENCH_STRINGS__" not in source.split("STRINGS = ", 1)[1]
    assert source in shell_script().source.decode()
    assert re.fullmatch(r"shell/shell\.[0-9a-f]{12}\.js", shell_script().address)
