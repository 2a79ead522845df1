"""People: who may do what, given and ended by an administrator; where people sign in, shown to administrators only."""

import streamlit as st

from convention.domain.people import Act
from convention.warehouse.people import people
from convention.warehouse.rights import may_act
from convention.wording.people import administrators_only
from pages.administration.people.grants import draw_end, draw_grant, draw_naming, draw_people, draw_sessions
from pages.parts import base
from pages.parts.acts import draw_person, draw_said
from pages.parts.marks import plain
from pages.parts.person import asks_name

st.title("Personnes et droits")
st.caption(
    "Un droit est un rôle, pour un territoire ou les deux, pour un service ou tous. Chaque droit donné ou retiré "
    "reste dans le journal. Le fournisseur d’identité et l’identifiant nomment une personne pour toujours ; "
    "son nom peut changer."
)
store = base.base()
if may_act(store, Act.GRANT):
    draw_said()
    draw_person()
    known = people(store)
    draw_people(known)
    if known:
        left, right = st.columns(2, gap="medium")
        with left:
            draw_grant(known)
        with right:
            draw_end(known)
    if known and not asks_name():
        draw_sessions(known)
    draw_naming()
else:
    st.info(plain(administrators_only()), icon=":material/lock:")
