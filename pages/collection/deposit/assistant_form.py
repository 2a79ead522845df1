"""The questions of the assistant: header rows, where each role stands, which rows to keep."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from convention.domain.catalogue import Catalogue
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.heads import Head, read_heads
from loaders.layouts.layout import Role
from loaders.profiles.profile import End, Given, Kept, Lettered, Spot, TableProfile, Titled, Under
from loaders.profiles.propose import DEPARTMENTS, spot_of
from loaders.profiles.signature import first_words, lines, signature
from loaders.workbooks.book import Sheet
from pages.collection.deposit.assistant_spots import ABSENT, FIXED, MOST_COLUMNS, column_words, fixed_words, places

ASKED = (Role.INDICATOR, Role.TERRITORY, Role.PERIOD, Role.VALUE)
ENDS = {
    End.SHEET: "à la fin de la feuille",
    End.BLANK_ROW: "à la première ligne vide",
    End.NO_VALUE: "à la première ligne sans valeur",
}
EVERY_ROW = "Toutes"
MOST_TEXTS = 300


def choose_table(sheet: Sheet, catalogue: Catalogue, proposed: TableProfile, key: str) -> TableProfile:
    """Draw the questions, answered at first as proposed; return the table that the answers describe."""
    rows = _choose_header(sheet, proposed, key)
    heads = read_heads(sheet, rows, range(len(sheet.texts)))
    roles = {role: spot for role, spot in proposed.roles.items() if role not in ASKED}
    for place, role in zip(st.columns(2) + st.columns(2), ASKED, strict=True):
        with place:
            spot = _choose_spot(sheet, heads, catalogue, role, proposed.roles.get(role), f"{role}-{key}")
        if spot is not None:
            roles[role] = spot
    value = roles.get(Role.VALUE)
    if isinstance(value, Under):
        roles = {role: spot for role, spot in roles.items() if role not in value.roles}
    left, right = st.columns(2)
    with left:
        kept = _choose_kept(sheet, heads, rows, proposed.kept, key)
    end = right.selectbox(
        "Le tableau finit",
        list(ENDS),
        index=list(ENDS).index(proposed.end),
        format_func=ENDS.__getitem__,
        key=f"end-{key}",
    )
    aside = _choose_aside(sheet, heads, key)
    rewrites = {Role.TERRITORY: dict(DEPARTMENTS)} if proposed.rewrites or _speaks_codes(kept) else {}
    return TableProfile(signature(sheet, rows), roles, proposed.title, end, kept=kept, aside=aside, rewrites=rewrites)


def _choose_header(sheet: Sheet, proposed: TableProfile, key: str) -> tuple[int, ...]:
    """The header rows, 0-based inside the sheet; asked by their numbers in the file."""
    depth = len(proposed.signature)
    words = first_words(sheet)
    first = next((row for row in range(len(words)) if lines(words[row : row + depth]) == proposed.signature), 0)
    low, high = sheet.first_row, sheet.first_row + sheet.rows - 1
    left, right = st.columns(2)
    top = left.number_input("Première ligne de titres", low, high, low + first, key=f"header-top-{key}")
    bottom = right.number_input(
        "Dernière ligne de titres", low, high, low + first + depth - 1, key=f"header-bottom-{key}"
    )
    return tuple(range(int(top) - low, max(int(bottom), int(top)) - low + 1))


def _choose_spot(
    sheet: Sheet, heads: Sequence[Head], catalogue: Catalogue, role: Role, proposed: Spot | None, key: str
) -> Spot | None:
    """Draw where a role stands; None where nothing is chosen yet."""
    known = places(sheet, heads, role, proposed)
    options = list(known) if role is Role.VALUE else [FIXED, ABSENT, *known]
    default = ABSENT
    if isinstance(proposed, Given):
        default = FIXED
    elif proposed is not None:
        default = next(words for words, spot in known.items() if spot == proposed)
    words = st.selectbox(
        FRENCH_ROLES[role].capitalize(),
        options,
        index=options.index(default) if default in options else None,
        key=f"spot-{key}",
        placeholder="Choisir où",
    )
    if words == FIXED:
        return _choose_fixed(catalogue, role, proposed.text if isinstance(proposed, Given) else None, key)
    return known.get(words) if words else None


def _choose_fixed(catalogue: Catalogue, role: Role, proposed: str | None, key: str) -> Given | None:
    words = fixed_words(catalogue, role)
    if not words:
        typed = st.text_input("Laquelle", value=proposed or "", key=f"fixed-{key}", placeholder="2019, 2019-S1…")
        return Given(typed.strip()) if typed and typed.strip() else None
    texts = list(words)
    chosen = st.selectbox(
        "Laquelle",
        texts,
        index=texts.index(proposed) if proposed in texts else None,
        format_func=words.__getitem__,
        key=f"fixed-{key}",
        placeholder="Choisir",
    )
    return Given(chosen) if chosen else None


def _choose_kept(
    sheet: Sheet, heads: Sequence[Head], rows: tuple[int, ...], proposed: Kept | None, key: str
) -> Kept | None:
    """Draw which rows count: all, or those where a column holds some texts."""
    columns = {column_words(sheet, head): head.column for head in heads[:MOST_COLUMNS]}
    spots = {words: spot_of(sheet, heads, column) for words, column in columns.items()}
    default = next((words for words, spot in spots.items() if proposed and spot == proposed.spot), EVERY_ROW)
    options = [EVERY_ROW, *columns]
    words = st.selectbox("Lignes à garder, selon", options, index=options.index(default), key=f"kept-{key}")
    if words == EVERY_ROW or not words:
        return None
    column = columns[words]
    texts = dict.fromkeys(sheet.text(row, column).strip() for row in range(rows[-1] + 1, sheet.rows))
    offered = [text for text in texts if text][:MOST_TEXTS]
    first = [text for text in proposed.texts if text in offered] if proposed and default == words else []
    chosen = st.multiselect("Garder les lignes où l’on lit", offered, default=first, key=f"kept-texts-{key}-{words}")
    return Kept(spots[words], tuple(chosen)) if chosen else None


def _choose_aside(sheet: Sheet, heads: Sequence[Head], key: str) -> tuple[str, ...]:
    """Draw which columns of figures hold nothing to read; those that the profile reads are not concerned."""
    known = {column_words(sheet, head): spot_of(sheet, heads, head.column) for head in heads}
    chosen = st.multiselect("Colonnes à laisser de côté", list(known), key=f"columns-aside-{key}", placeholder="Aucune")
    spots = (known[words] for words in chosen)
    return tuple(spot.letters if isinstance(spot, Lettered) else spot.titles[0] for spot in spots)


def _speaks_codes(kept: Kept | None) -> bool:
    """Whether rows are kept by the codes of the two départements."""
    return kept is not None and isinstance(kept.spot, Titled | Lettered) and set(kept.texts) <= set(DEPARTMENTS)
