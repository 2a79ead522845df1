"""The profiles as a list, and one of them in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from convention.wording.formats import COLON, capitalised, joined, moment, quoted
from loaders.layouts.headings import FRENCH_ROLES
from loaders.profiles.profile import CellAt, Given, Lettered, Profile, SheetName, Spot, TableProfile, Titled, Under
from loaders.profiles.words import ACTS, ENDS
from pages.parts.marks import plain
from pages.parts.tables import draw_table


def draw_list(profiles: Sequence[Profile]) -> None:
    """Draw every profile with what it reads and who touched it last."""
    if not profiles:
        st.markdown("Aucun profil de lecture n’est enregistré.")
        return
    rows = [
        {
            "Profil": profile.name,
            "Feuilles lues": joined(profile.sheets) if profile.sheets else "toutes, à leurs titres",
            "Tableaux": str(len(profile.tables)),
            "État": "retiré" if profile.retired else "en usage",
            "Dernier acte": last_act(profile),
        }
        for profile in profiles
    ]
    draw_table(pd.DataFrame(rows), "Profils de lecture")


def last_act(profile: Profile) -> str:
    """The last thing that was done to a profile, by whom and when."""
    if not profile.history:
        return "venu avec le projet, ou écrit à la main"
    event = profile.history[-1]
    return f"{ACTS[event.act]} par {event.person}, {moment(event.at)}"


def choose_profile(profiles: Sequence[Profile]) -> Profile | None:
    """Draw the choice of one of them."""
    if not profiles:
        return None
    names = [profile.name for profile in profiles]
    name = st.selectbox("Profil à regarder", names, key="profile-chosen")
    return profiles[names.index(name)]


def draw_facts_of(profile: Profile) -> None:
    """Draw what a profile reads, table by table, and all that was done to it."""
    for number, table in enumerate(profile.tables, start=1):
        title = "Ce qu’il lit" if len(profile.tables) == 1 else f"Ce qu’il lit, tableau {number}"
        st.header(title)
        draw_table(pd.DataFrame(table_rows(table)), title)
    if profile.aside:
        st.markdown(plain(f"Feuilles laissées de côté{COLON}{joined(profile.aside)}."))
    if profile.history:
        st.header("Ce qui en a été fait")
        rows = [
            {"Acte": capitalised(ACTS[event.act]), "Par": event.person, "Le": moment(event.at)}
            for event in reversed(profile.history)
        ]
        draw_table(pd.DataFrame(rows), "Histoire du profil")


def table_rows(table: TableProfile) -> list[dict[str, str]]:
    """Where each role of a table stands, and what limits its rows, in French."""
    facts = {FRENCH_ROLES[role].capitalize(): spot_words(spot) for role, spot in table.roles.items()}
    if table.title:
        facts["Sous le titre"] = quoted(table.title)
    facts["Titres de colonnes"] = " / ".join(table.signature)
    facts["Fin"] = ENDS[table.end]
    for kept in table.kept:
        facts[f"Lignes gardées, selon {spot_words(kept.spot)}"] = joined([quoted(text) for text in kept.texts])
    if table.aside:
        facts["Colonnes laissées de côté"] = joined(table.aside)
    for role, words in table.rewrites.items():
        read_as = (f"{quoted(text)} se lit {quoted(meant)}" for text, meant in words.items())
        facts[f"Mots, {FRENCH_ROLES[role]}"] = joined(list(read_as))
    return [{"Quoi": name, "Où, ou comment": text} for name, text in facts.items()]


def spot_words(spot: Spot) -> str:
    """Where a role stands, in French."""
    match spot:
        case Titled(titles):
            return f"la colonne {joined([quoted(title) for title in titles], 'ou')}"
        case Lettered(letters):
            return f"la colonne {letters}"
        case Given(text):
            return f"toujours {quoted(text)}"
        case SheetName(pattern):
            return f"le nom de la feuille, comme {quoted(pattern)}"
        case CellAt(address, _):
            return f"la cellule {address}, au-dessus du tableau"
        case Under(roles, titles):
            named = f" ({joined(titles)})" if titles else ""
            return f"sous les titres de colonnes, qui disent {joined([FRENCH_ROLES[role] for role in roles])}{named}"
