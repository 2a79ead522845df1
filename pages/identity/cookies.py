"""The two cookies: of a session, and of a sign-in under way. Random numbers that no script of a page can read."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import Response

from pages.shell.door import PublicAddress

_SESSION, _BEGUN = "convention", "convention-connexion"


@dataclass(frozen=True)
class Cookies:
    """Reads and sets the cookies of one public address.

    `Lax` and not `Strict`: the provider's redirect back would come without them. Over TLS their names forbid that
    another host of the same site sets them (`__Host-`; under a prefix, where that name is not allowed, `__Secure-`).
    """

    public: PublicAddress

    def session(self, headers: Headers) -> str | None:
        """What a browser holds for its session."""
        return self._read(headers, _SESSION)

    def begun(self, headers: Headers) -> str | None:
        """What a browser holds for the sign-ins that it has begun."""
        return self._read(headers, _BEGUN)

    def set_session(self, response: Response, cookie: str) -> None:
        """Give a browser its session."""
        self._set(response, _SESSION, cookie)

    def set_begun(self, response: Response, cookie: str, seconds: int) -> None:
        """Give a browser what its sign-ins are known by."""
        self._set(response, _BEGUN, cookie, seconds)

    def forget_session(self, response: Response) -> None:
        """Take a browser's session away."""
        self._set(response, _SESSION, "", 0)

    def _name(self, base: str) -> str:
        if not self.public.secure:
            return base
        return f"__Host-{base}" if self.public.root == "/" else f"__Secure-{base}"

    def _set(self, response: Response, base: str, cookie: str, seconds: int | None = None) -> None:
        response.set_cookie(
            self._name(base),
            cookie,
            max_age=seconds,
            path=self.public.root,
            secure=self.public.secure,
            httponly=True,
            samesite="lax",
        )

    def _read(self, headers: Headers, base: str) -> str | None:
        """None also where a browser sends several: one of them was put there by somebody else."""
        name, found = self._name(base), []
        for line in headers.getlist("cookie"):
            for part in line.split(";"):
                key, _, text = part.strip().partition("=")
                if key == name:
                    found.append(text)
        return found[0] if len(found) == 1 else None
