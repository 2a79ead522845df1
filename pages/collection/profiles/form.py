"""The questions of the assistant: header rows, where each role stands and why, which rows to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from convention.domain.catalogue import Catalogue
from convention.wording.proposals import clue_phrase
from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.layout import Role
from loaders.parsing.indicators import IndicatorNames
from loaders.profiles.columns import Columns, columns_under
from loaders.profiles.profile import End, Given, Kept, Lettered, Spot, TableProfile, Under
from loaders.profiles.propose import Reason
from loaders.profiles.signature import signature
from loaders.workbooks.book import Sheet
from pages.collection.profiles.spots import ABSENT, FIXED, column_words, fixed_words, spot_texts
from pages.parts.marks import plain

ASKED = (Role.INDICATOR, Role.TERRITORY, Role.PERIOD, Role.VALUE)
BESIDES = (Role.STATUS, Role.SOURCE, Role.COMMENT)
ENDS = {
    End.SHEET: "à la fin de la feuille",
    End.BLANK_ROW: "à la première ligne vide",
    End.NO_VALUE: "à la première ligne sans valeur",
}
MOST_TEXTS = 300


@dataclass(frozen=True)
class Start:
    """How the questions on one table are answered at first; `rows`: its header rows, 0-based; `reasons`: by role."""

    table: TableProfile
    rows: tuple[int, ...]
    reasons: Mapping[Role, Reason]


def choose_table(sheet: Sheet, catalogue: Catalogue, start: Start, key: str) -> TableProfile:
    """Draw the questions, answered at first as proposed; return the table that the answers describe."""
    rows = _choose_header(sheet, start.rows, key)
    columns = columns_under(sheet, rows, sheet.rows - 1, IndicatorNames(catalogue))
    roles = {role: spot for role, spot in start.table.roles.items() if role not in (*ASKED, *BESIDES)}
    for place, role in zip(st.columns(2) + st.columns(2), ASKED, strict=True):
        with place:
            roles |= _choose_role(columns, catalogue, role, start, key)
    with st.expander("Statut, source, commentaire"):
        for role in BESIDES:
            roles |= _choose_role(columns, catalogue, role, start, key)
    value = roles.get(Role.VALUE)
    if isinstance(value, Under):
        roles = {role: spot for role, spot in roles.items() if role not in value.roles}
    left, right = st.columns(2)
    with left:
        kept = _choose_kept(columns, rows, start.table.kept, key)
    end = right.selectbox(
        "Le tableau finit",
        list(ENDS),
        index=list(ENDS).index(start.table.end),
        format_func=ENDS.__getitem__,
        key=f"end-{key}",
    )
    aside = _choose_aside(columns, start.table.aside, key)
    own = start.table
    return TableProfile(signature(sheet, rows), roles, own.title, end, own.rows, kept, aside, own.rewrites)


def _choose_header(sheet: Sheet, proposed: tuple[int, ...], key: str) -> tuple[int, ...]:
    """The header rows, 0-based inside the sheet; asked by their numbers in the file."""
    low, high = sheet.first_row, sheet.first_row + sheet.rows - 1
    left, right = st.columns(2)
    top = left.number_input("Première ligne de titres", low, high, low + proposed[0], key=f"header-top-{key}")
    bottom = right.number_input("Dernière ligne de titres", low, high, low + proposed[-1], key=f"header-bottom-{key}")
    return tuple(range(int(top) - low, max(int(bottom), int(top)) - low + 1))


def _choose_role(columns: Columns, catalogue: Catalogue, role: Role, start: Start, key: str) -> dict[Role, Spot]:
    """Draw where a role stands, and why that is proposed; empty where nothing is chosen yet."""
    proposed = start.table.roles.get(role)
    spot = _choose_spot(columns, catalogue, role, proposed, f"{role}-{key}")
    reason = start.reasons.get(role)
    if reason and spot == proposed:
        st.caption(plain(f"Proposé\u00a0: {clue_phrase(reason.clue, reason.shown)}."))
    return {} if spot is None else {role: spot}


def _choose_spot(columns: Columns, catalogue: Catalogue, role: Role, proposed: Spot | None, key: str) -> Spot | None:
    known = spot_texts(columns, role, proposed)
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
        hint = "2019, 2019-S1…" if role is Role.PERIOD else ""
        typed = st.text_input("Laquelle", value=proposed or "", key=f"fixed-{key}", placeholder=hint)
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


def _choose_kept(columns: Columns, rows: tuple[int, ...], proposed: tuple[Kept, ...], key: str) -> tuple[Kept, ...]:
    """Draw which rows count: all, or those that hold some texts in each of some columns."""
    known = {column_words(columns.sheet, body): body for body in columns.bodies}
    texts_of = {words: own.texts for words, body in known.items() for own in proposed if own.spot == columns.spot(body)}
    chosen = st.multiselect(
        "Lignes à garder, selon", list(known), default=list(texts_of), key=f"kept-{key}", placeholder="Toutes"
    )
    found = []
    for words in chosen:
        column = known[words].head.column
        texts = columns.sheet.texts[column].slice(rows[-1] + 1).unique().to_pylist()
        offered = [said for text in texts if (said := (text or "").strip())][:MOST_TEXTS]
        first = [text for text in texts_of.get(words, ()) if text in offered]
        kept = st.multiselect(
            f"Garder, en {words[:1].lower()}{words[1:]}", offered, default=first, key=f"kept-texts-{key}-{words}"
        )
        found += [Kept(columns.spot(known[words]), tuple(kept))] if kept else []
    return tuple(found)


def _choose_aside(columns: Columns, proposed: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Draw which columns of figures hold nothing to read; those that the profile reads are not concerned."""
    spots = ((column_words(columns.sheet, body), columns.spot(body)) for body in columns.bodies)
    known = {words: spot.letters if isinstance(spot, Lettered) else spot.titles[0] for words, spot in spots}
    first = [words for words, name in known.items() if name in proposed]
    chosen = st.multiselect(
        "Colonnes à laisser de côté", list(known), default=first, key=f"columns-aside-{key}", placeholder="Aucune"
    )
    return tuple(known[words] for words in chosen)
