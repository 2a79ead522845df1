"""The pack of a meeting: one click, five files, and the manifest of what they rest on."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from convention.reports.forms import MADE, Export, exports
from convention.reports.meeting_occasion import MeetingRecords, occasion_of
from convention.reports.occasion import Occasion
from convention.reports.pack import Pack, pack_of
from convention.wording.formats import COLON, counted, moment, number
from pages.committee.frozen_differences import draw_kept
from pages.parts import base
from pages.parts.keys import SessionKey
from pages.parts.tables import draw_table

WHAT = (
    "Cinq fichiers disent les mêmes chiffres\u00a0: un dossier court (l’essentiel, ce qui a changé, une page par fiche "
    "à l’ordre du jour), un dossier complet, des diapositives à graphiques modifiables, un classeur et une page "
    "interactive qui s’ouvre hors ligne."
)
OPEN = "La séance est ouverte : ce dossier dit l’état présent, et un dossier refait plus tard pourra en différer."
FROZEN = "La séance est arrêtée : refait plus tard, ce dossier aura le même contenu et la même empreinte."
OTHERWISE = (
    "La séance est arrêtée, mais le programme calcule autrement depuis\u00a0: le dossier dit les chiffres recalculés, "
    "et l’écart avec ceux de l’arrêt en couverture et au manifeste."
)


@dataclass(frozen=True)
class MadePack:
    """The last pack made in this session; `made_for`: its occasion, and the state of the base while it may change."""

    made_for: str
    pack: Pack
    files: tuple[Export, ...]


def draw_pack(found: MeetingRecords) -> None:
    """Draw the button that makes the pack of a meeting, then its files and its manifest."""
    meeting = found.meeting
    st.markdown(WHAT)
    st.caption(_lasting(found))
    draw_kept(found)
    state = "frozen" if meeting.freeze else base.records()
    draw_exports(occasion_of(found), f"{meeting.meeting_id}-{state}")


def _lasting(found: MeetingRecords) -> str:
    """Whether the pack will be the same when it is made again."""
    if found.meeting.freeze is None:
        return OPEN
    return OTHERWISE if found.check is not None and found.check.differences else FROZEN


def draw_exports(occasion: Occasion, made_for: str) -> None:
    """Draw the button that makes the pack of an occasion, then its files and its manifest.

    `made_for`: changes with what the pack would hold; one made for another is no longer offered.
    """
    made: MadePack | None = st.session_state.get(SessionKey.MADE_PACK)
    current = made if made is not None and made.made_for == f"{occasion.kind}-{made_for}" else None
    if st.button("Préparer le dossier", type="primary", icon=":material/folder_zip:", disabled=current is not None):
        current = _make(occasion, made_for)
    if current is not None:
        _draw_files(current.files)
        _draw_manifest(current.pack)


def _make(occasion: Occasion, made_for: str) -> MadePack:
    bar = st.progress(0.0, text="Lecture de la base…")
    pack = pack_of(base.base(), occasion)

    def tell(text: str, share: float) -> None:
        bar.progress(share, text=f"{text}…")

    files = exports(pack, tell)
    bar.empty()
    made = MadePack(f"{occasion.kind}-{made_for}", pack, files)
    st.session_state[SessionKey.MADE_PACK] = made
    return made


def _draw_files(files: tuple[Export, ...]) -> None:
    with st.container(horizontal=True):
        for file in files:
            st.download_button(
                MADE[file.form],
                data=file.content,
                file_name=file.name,
                mime=file.mime,
                key=f"pack-{file.form}",
                icon=":material/download:",
                on_click="ignore",
            )
    names = ", ".join(f"`{file.name}`" for file in files)
    st.caption(f"Fichiers{COLON}{names}")


def _draw_manifest(pack: Pack) -> None:
    st.markdown(f"Empreinte du contenu{COLON}`{pack.content_hash}`")
    st.caption(
        f"Référentiel version {pack.catalogue_version} · connu le {moment(pack.as_of)} · "
        f"{counted(len(pack.values), 'valeur', 'valeurs')} en vigueur"
    )
    if not pack.deposits:
        st.markdown("Aucun dépôt : le dossier ne contient aucune valeur observée.")
        return
    with st.expander(f"Manifeste : {counted(len(pack.deposits), 'dépôt', 'dépôts')}"):
        draw_table(manifest_rows(pack), "Dépôts sur lesquels reposent les chiffres")


def manifest_rows(pack: Pack) -> pd.DataFrame:
    """French texts of the deposits that the figures rest on."""
    return pd.DataFrame(
        [
            {
                "N°": str(deposit.deposit_id),
                "Fichier": deposit.file_name,
                "Déposé par": deposit.depositor,
                "Déposé le": moment(deposit.recorded_at),
                "Valeurs utilisées": number(deposit.used),
                "SHA-256": deposit.sha256[:16],
            }
            for deposit in pack.deposits
        ]
    )
