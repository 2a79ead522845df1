"""The catalogue's data, to take away."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from convention.setting import catalogue_folder
from convention.warehouse.catalogue_texts import catalogue_texts
from convention.wording.formats import COLON, counted
from convention.wording.territories import file_stem
from pages.parts import base
from pages.parts.marks import plain
from pages.parts.reading import Reading
from pages.parts.tables import draw_table
from pages.reference.catalogue.files import DESCRIPTION_NAME, CatalogueFile, archive, read_package

Kind = Literal["primary", "secondary"]
CSV, JSON, ZIP = "text/csv", "application/json", "application/zip"
ARCHIVE_NAME = f"{file_stem()}-referentiel.zip"


def draw_catalogue_downloads(reading: Reading) -> None:
    """Draw every file of the catalogue in force at the reading date, its columns, and a way to take it away."""
    package = read_package(catalogue_folder(), catalogue_texts(base.base(), reading.as_of))
    st.header("Les données elles-mêmes")
    st.markdown(
        f"{plain(package.title)}, en tableaux CSV (UTF-8, virgule) que décrit `{DESCRIPTION_NAME}`. "
        f"Licence{COLON}{plain(package.licence)}."
    )
    with st.container(horizontal=True):
        _button("Tout télécharger (zip)", archive(package), ARCHIVE_NAME, ZIP, kind="primary")
        _button(f"Description ({DESCRIPTION_NAME})", package.described.encode(), DESCRIPTION_NAME, JSON)
    for file in package.files:
        _draw_file(file)


def _draw_file(file: CatalogueFile) -> None:
    facts, action = st.columns([4, 1], vertical_alignment="center")
    with facts:
        st.subheader(plain(file.title))
        st.markdown(f"{plain(file.description)} {counted(file.rows, 'ligne', 'lignes')}.")
    with action:
        _button(f"{file.name}.csv", file.content, file.download_name, CSV)
    with st.expander(f"Colonnes{COLON}{plain(file.title)}", type="compact"):
        columns = pd.DataFrame(
            [(column.name, column.title, column.description) for column in file.columns],
            columns=["Colonne", "Titre", "Ce qu’elle contient"],
        )
        draw_table(columns, f"Colonnes du fichier {file.download_name}")


def _button(
    text: str, content: bytes, name: str, mime: str, kind: Literal["primary", "secondary"] = "secondary"
) -> None:
    st.download_button(
        text,
        content,
        file_name=name,
        mime=mime,
        key=name,
        on_click="ignore",
        icon=":material/download:",
        type=kind,
    )
