"""The worked examples of the method: the very table that the tests prove."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st

from convention.domain.progress import ProgressStatus
from convention.setting import catalogue_folder
from convention.wording.formats import COLON, NARROW, SEMICOLON, capitalised, counted, days, number
from convention.wording.labels import label, symbol
from pages.parts.address import follow, write
from pages.parts.keys import Param

FILE = catalogue_folder() / "exemples_de_calcul.csv"
STATUSES = {label(status): status for status in ProgressStatus}
FIRST_SHOWN = label(ProgressStatus.LATE)


@lru_cache(maxsize=1)
def worked_examples(path: Path = FILE) -> tuple[dict[str, str], ...]:
    """Every worked example, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


@st.fragment
def draw_examples() -> None:
    """Draw the worked examples that end in one status, chosen here; nothing where the catalogue has none."""
    if not FILE.is_file():
        return
    st.header("Exemples de calcul", anchor="exemples")
    examples = worked_examples()
    st.markdown(
        f"{counted(len(examples), 'cas', 'cas')} écrits avec les règles. Chacun passe par une vraie base à chaque "
        "contrôle du programme et doit donner le résultat inscrit ici."
    )
    follow(Param.EXAMPLE, lambda text: text if text in STATUSES else None, FIRST_SHOWN)
    chosen = st.selectbox(
        "Statut obtenu",
        options=list(STATUSES),
        key=Param.EXAMPLE,
        format_func=lambda word: f"{symbol(STATUSES[word])} {word}",
        width=320,
    )
    write(Param.EXAMPLE, None if chosen == FIRST_SHOWN else chosen)
    st.table(example_rows([example for example in examples if example["statut"] == chosen]), hide_index=True)


def example_rows(examples: Sequence[dict[str, str]]) -> pd.DataFrame:
    """French texts of some worked examples: what is shown, the data, the result."""
    rows = [
        {
            "Cas": f"**{example['titre']}**  \n{capitalised(example['nature'])}. {example['regle']}",
            "Données": _given(example),
            "Résultat": _result(example),
        }
        for example in examples
    ]
    return pd.DataFrame(rows).map(_french_spaces)


def _french_spaces(text: str) -> str:
    """A text of the file, where colons and semicolons follow a plain space, as the screen writes it."""
    return text.replace(" : ", COLON).replace(" ; ", SEMICOLON).replace(" %", f"{NARROW}%")


def _given(example: dict[str, str]) -> str:
    """Baseline, target, values and situation date of an example, as the file spells them."""
    year, month, day = example["situation"].split("-")
    told = {
        "référence": example["reference"],
        "cible": example["cible"].removeprefix("= "),
        "valeurs": example["valeurs"] or "aucune",
        "situation au": f"{day}/{month}/{year}",
    }
    parts = [f"{name}{' ' if name.endswith(' au') else COLON}{text}" for name, text in told.items() if text]
    return capitalised(SEMICOLON.join(parts).replace(" | ", ", ").replace("<", "\\<").replace(">", "\\>"))


def _result(example: dict[str, str]) -> str:
    told = [f"valeur {number(Decimal(example['valeur']), 6)}"] if example["valeur"] else []
    if example["taux"]:
        told.append(f"taux {number(Decimal(example['taux']))}{NARROW}%")
    if example["taux_attendu"]:
        told.append(f"{number(Decimal(example['taux_attendu']))}{NARROW}% attendus")
    if example["retard_jours"]:
        told.append(f"écart à l’échéance{COLON}{days(int(example['retard_jours']))}")
    if example["periodes_manquantes"] != "0":
        told.append(counted(int(example["periodes_manquantes"]), "période manquante", "périodes manquantes"))
    if example["alerte"]:
        told.append(f"alerte{COLON}{example['alerte']}")
    return capitalised(", ".join([*told, f"**{example['statut']}**"]))
