"""Settings of identities: none at all, a whole way, or a refusal that says what is wrong."""

from __future__ import annotations

import pytest

from pages.identity.settings import IdentitySettings, ReadAccess, SettingsError, Way, read_settings

SIGN_IN = {
    "CONVENTION_ADDRESS": "https://tableau.example/convention/",
    "CONVENTION_OIDC_ISSUER": "https://idp.example/api/v2",
    "CONVENTION_OIDC_CLIENT_ID": "tableau",
    "CONVENTION_OIDC_CLIENT_SECRET": "s",
}
PROXY = {
    "CONVENTION_ADDRESS": "https://tableau.example",
    "CONVENTION_PROXY_SECRET": "x" * 32,
    "CONVENTION_PROXY_ISSUER": "annuaire de la Ville",
}


def test_without_any_setting_only_this_machine() -> None:
    assert read_settings({}, {}) == IdentitySettings()
    assert IdentitySettings().way is Way.LOCAL


def test_a_sign_in() -> None:
    found = read_settings(SIGN_IN, {})
    assert found.way is Way.SIGN_IN
    assert found.reading is ReadAccess.SIGNED_IN
    assert found.public is not None
    assert found.public.secure
    assert found.public.address("retour") == "https://tableau.example/convention/retour"
    assert found.provider is not None
    assert found.provider.discovery == "https://idp.example/api/v2/.well-known/openid-configuration"
    assert found.provider.algorithm == "RS256"
    assert found.lifetime == 12 * 3600


def test_a_proxy_and_the_file_of_secrets() -> None:
    kept = {"address": PROXY["CONVENTION_ADDRESS"], "proxy_secret": "x" * 32, "proxy_issuer": "annuaire"}
    found = read_settings({"CONVENTION_READING": "public", "CONVENTION_IDLE_MINUTES": "5"}, kept)
    assert (found.way, found.reading, found.idle) == (Way.PROXY, ReadAccess.PUBLIC, 300)
    assert found.public is not None
    assert (found.public.root, found.public.origin) == ("/", "https://tableau.example")


@pytest.mark.parametrize(
    "wrong",
    [
        SIGN_IN | PROXY,
        {"CONVENTION_ADDRESS": "https://tableau.example"},
        SIGN_IN | {"CONVENTION_ADDRESS": ""},
        SIGN_IN | {"CONVENTION_ADDRESS": "http://tableau.example"},
        SIGN_IN | {"CONVENTION_ADDRESS": "https://moi@tableau.example"},
        SIGN_IN | {"CONVENTION_ADDRESS": "https://tableau.example?a=1"},
        SIGN_IN | {"CONVENTION_ADDRESS": "https://tableau.example:port"},
        SIGN_IN | {"CONVENTION_ADDRESS": "https://["},
        SIGN_IN | {"CONVENTION_ADDRESS": "tableau.example"},
        SIGN_IN | {"CONVENTION_OIDC_CLIENT_SECRET": ""},
        SIGN_IN | {"CONVENTION_OIDC_ISSUER": "http://idp.example"},
        SIGN_IN | {"CONVENTION_OIDC_ALGORITHM": "none"},
        SIGN_IN | {"CONVENTION_OIDC_ALGORITHM": "HS256"},
        SIGN_IN | {"CONVENTION_SESSION_MINUTES": "721"},
        SIGN_IN | {"CONVENTION_SESSION_MINUTES": "0"},
        SIGN_IN | {"CONVENTION_IDLE_MINUTES": "nan"},
        SIGN_IN | {"CONVENTION_IDLE_MINUTES": "une heure"},
        SIGN_IN | {"CONVENTION_READING": "tous"},
        PROXY | {"CONVENTION_PROXY_SECRET": "x" * 31},
        PROXY | {"CONVENTION_PROXY_SECRET": "é" * 32},
        PROXY | {"CONVENTION_PROXY_ISSUER": ""},
        PROXY | {"CONVENTION_ADDRESS": ""},
    ],
)
def test_what_cannot_be_followed_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"\.$"):
        read_settings(wrong, {})
