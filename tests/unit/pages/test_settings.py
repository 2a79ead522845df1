"""The way to the last public edition, as the environment of the server names its site."""

from __future__ import annotations

import pytest

from pages.parts.settings import last_edition


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("https://editions.example/convention", "https://editions.example/convention/derniere/index.html"),
        ("https://editions.example/convention/ ", "https://editions.example/convention/derniere/index.html"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("https://editions.example/a) [b](c", ""),
        ("https://editions.example/?x=1", ""),
        ("/srv/editions", ""),
    ],
)
def test_only_a_plain_address_leads_to_the_last_edition(
    monkeypatch: pytest.MonkeyPatch, named: str, found: str
) -> None:
    monkeypatch.setenv("CONVENTION_EDITIONS", named)
    assert last_edition() == found
