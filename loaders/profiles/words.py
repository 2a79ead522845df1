"""The French words of a profile's text."""

from __future__ import annotations

from loaders.layouts.headings import FRENCH_ROLES
from loaders.layouts.layout import Role
from loaders.parsing.suggestions import fold
from loaders.profiles.profile import End, ProfileAct

ROLES: dict[Role, str] = {role: fold(word) for role, word in FRENCH_ROLES.items()}
ACTS: dict[ProfileAct, str] = {
    ProfileAct.CREATED: "créé",
    ProfileAct.CORRECTED: "corrigé",
    ProfileAct.RETIRED: "retiré",
    ProfileAct.RESTORED: "rétabli",
}
ENDS: dict[End, str] = {
    End.SHEET: "dernière valeur",
    End.BLANK_ROW: "première ligne vide",
    End.NO_VALUE: "première ligne sans valeur",
}
