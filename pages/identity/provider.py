"""The provider of identities: where a browser is sent, and what is believed of what comes back.

OpenID Connect, authorization code with PKCE. Everything is compared: state and browser, nonce, issuer, audience,
expiry, the signature under the one algorithm that is set, and that both answers speak of the same person.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from convention.domain.people import Person
from pages.identity.settings import ProviderSettings

BEGUN_SECONDS = 600.0
_MOST_BEGUN = 10_000
# The clocks of two machines may differ by so much.
_LEEWAY_SECONDS = 30
_ANSWER_SECONDS = 15.0
LONGEST_NAME = 120


class ProviderError(Exception):
    """A sign-in that cannot be believed or completed; the message, for the log, says why."""


class GivenUpError(ProviderError):
    """The person, or the provider, gave the sign-in up."""


@dataclass(frozen=True)
class Begun:
    """A sign-in under way. `browser`: what this browser holds and no other; `onward`: the page asked for at first."""

    url: str
    state: str
    nonce: str
    verifier: str
    browser: str
    onward: str
    at: float


@dataclass(frozen=True)
class Identified:
    """Who has signed in, with the proof that the provider wants to see again at the logout."""

    person: Person
    id_token: str


class Provider:
    """One provider, and the sign-ins under way with it; used from the server's event loop alone."""

    def __init__(self, settings: ProviderSettings, back: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._back = back
        self._clock = clock
        self._begun: dict[str, Begun] = {}
        self._lock = threading.Lock()
        self._client = OAuth().register(
            "provider",
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            server_metadata_url=settings.discovery,
            client_kwargs={
                "scope": settings.scopes,
                "code_challenge_method": "S256",
                "token_endpoint_auth_method": "client_secret_post",
                # The library's own 60 seconds would hold a token that lives 60 seconds for dead.
                "leeway": 0,
                "timeout": _ANSWER_SECONDS,
            },
        )

    async def begin(self, onward: str, browser: str | None) -> Begun:
        """Begin a sign-in; a browser that began another in another tab keeps what it holds, so that both can end.

        Raises ProviderError where the provider does not answer.
        """
        try:
            await self._metadata()
            made = await self._client.create_authorization_url(
                self._back, state=secrets.token_urlsafe(32), nonce=secrets.token_urlsafe(32)
            )
        except _FAULTS as error:
            raise ProviderError(f"the provider cannot be reached: {error!r}") from error
        with self._lock:
            self._drop_old()
            known = browser is not None and any(begun.browser == browser for begun in self._begun.values())
            holds = browser if browser is not None and known else secrets.token_urlsafe(32)
            begun = Begun(
                made["url"], made["state"], made["nonce"], made["code_verifier"], holds, onward, self._clock()
            )
            self._begun[begun.state] = begun
        return begun

    async def finish(self, returned: Mapping[str, str], browser: str | None) -> tuple[Identified, str]:
        """Who comes back, and the page that they asked for.

        `returned`: the parameters of the address of return; `browser`: what this browser holds. Raises ProviderError.
        """
        begun = self._take(returned.get("state", ""), browser)
        if "iss" in returned and returned["iss"] != self._settings.issuer:
            raise ProviderError("the answer comes from another issuer")
        if "error" in returned:
            raise GivenUpError(f"the provider answers {returned['error'][:80]!r}")
        try:
            return await self._identified(returned.get("code", ""), begun), begun.onward
        except _FAULTS as error:
            raise ProviderError(f"the answer cannot be believed: {error!r}") from error

    async def way_out(self, id_token: str, back: str) -> str:
        """Where a browser ends its session at the provider. Raises ProviderError where the provider cannot be asked."""
        try:
            await self._metadata()
            made = await self._client.create_logout_url(
                id_token_hint=id_token, post_logout_redirect_uri=back, state=secrets.token_urlsafe(32)
            )
        except _FAULTS as error:
            raise ProviderError(f"the provider cannot be reached: {error!r}") from error
        url: str = made["url"]
        return url

    async def _identified(self, code: str, begun: Begun) -> Identified:
        client, settings = self._client, self._settings
        metadata = await self._metadata()
        token = await client.fetch_access_token(redirect_uri=self._back, code=code, code_verifier=begun.verifier)
        asked = {
            "iss": {"essential": True, "value": settings.issuer},
            "aud": {"essential": True, "value": settings.client_id},
            "nonce": {"essential": True, "value": begun.nonce},
            "exp": {"essential": True},
        }
        who = await client.parse_id_token(token, nonce=begun.nonce, leeway=_LEEWAY_SECONDS, claims_options=asked)
        if not who or not who.get("sub"):
            raise ProviderError("no identity came back")
        answer = await client.get(metadata["userinfo_endpoint"], token=token)
        answer.raise_for_status()
        if answer.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/jwt":
            raise ProviderError("the claims are not signed")
        claims = await self._claims(answer.text)
        self._compare(claims, who["sub"])
        return Identified(Person(settings.issuer, who["sub"], _name(claims)), token["id_token"])

    async def _claims(self, signed: str) -> Mapping[str, Any]:
        """The claims of a signed answer; the keys are asked for once more where its key is new."""
        registry = JWSRegistry(algorithms=[self._settings.algorithm], strict_check_header=False)
        for again in (False, True):
            keys = KeySet.import_key_set(await self._client.fetch_jwk_set(force=again))
            try:
                return jwt.decode(signed, keys, registry=registry).claims
            except InvalidKeyIdError:
                if again:
                    raise
        raise AssertionError("unreachable: the second round returns or raises")

    def _compare(self, claims: Mapping[str, Any], subject: str) -> None:
        audience = claims.get("aud")
        expiry = claims.get("exp")
        if claims.get("iss") != self._settings.issuer:
            raise ProviderError("the claims are of another issuer")
        if audience not in (self._settings.client_id, [self._settings.client_id]):
            raise ProviderError("the claims are for another program")
        if claims.get("sub") != subject:
            raise ProviderError("the claims are of another person")
        if expiry is not None and not (isinstance(expiry, int | float) and expiry > time.time() - _LEEWAY_SECONDS):
            raise ProviderError("the claims have expired")
        if "email" in self._settings.scopes.split() and not claims.get("email"):
            raise ProviderError("the claims lack the e-mail address")

    async def _metadata(self) -> Mapping[str, Any]:
        """What the provider says of itself; only the algorithm that is set is believed, whatever it offers."""
        found: dict[str, Any] = await self._client.load_server_metadata()
        if found.get("issuer") != self._settings.issuer:
            raise ProviderError("the provider calls itself otherwise than the settings do")
        found["id_token_signing_alg_values_supported"] = [self._settings.algorithm]
        return found

    def _take(self, state: str, browser: str | None) -> Begun:
        """The sign-in under way of a state, once, and only for the browser that began it."""
        with self._lock:
            self._drop_old()
            begun = self._begun.pop(state, None)
        if begun is None:
            raise ProviderError("no such sign-in is under way")
        if browser is None or not hmac.compare_digest(browser.encode(), begun.browser.encode()):
            raise ProviderError("another browser began this sign-in")
        return begun

    def _drop_old(self) -> None:
        oldest = self._clock() - BEGUN_SECONDS
        for state in [state for state, begun in self._begun.items() if begun.at <= oldest]:
            del self._begun[state]
        while len(self._begun) >= _MOST_BEGUN:
            del self._begun[next(iter(self._begun))]


_FAULTS = (
    AuthlibBaseError,
    JoseError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    ValueError,
    KeyError,
    TypeError,
    RuntimeError,
)


def _name(claims: Mapping[str, Any]) -> str:
    """First and last name as the provider gives them, else the e-mail address; without signs that cannot be seen."""
    parts = [claims.get("given_name"), claims.get("usual_name") or claims.get("family_name")]
    text = " ".join(part for part in parts if isinstance(part, str) and part.strip()) or str(claims.get("email") or "")
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    name = " ".join(seen.split())[:LONGEST_NAME]
    if not name:
        raise ProviderError("the claims name nobody")
    return name
