"""Reading profiles for tests."""

from __future__ import annotations

from loaders.layouts.layout import Role
from loaders.profiles.profile import Given, Profile, TableProfile, Titled, Under

HOUSE = Profile(
    "Bilan maison",
    (
        TableProfile(
            ("lieu | {périodes}",),
            {
                Role.INDICATOR: Given("A05-1"),
                Role.TERRITORY: Titled(("Lieu",)),
                Role.VALUE: Under((Role.PERIOD,)),
            },
        ),
    ),
)
"""One indicator, one row a territory, one column a period."""
