"""Sessions of signed-in people, on the server's side: a browser holds nothing but a random number.

They live in the memory of the process: a restart of the server ends them all.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from convention.domain.people import Person

_COOKIE_BYTES = 32
# More than the two services have people; beyond it the session that has been idle longest ends.
MOST_SESSIONS = 2000
_MOST_FILES = 5000


def digest_of(cookie: str) -> str:
    """What is kept of a cookie: who reads the server's memory or its headers cannot make the cookie of it."""
    return sha256(cookie.encode("utf-8", "surrogateescape")).hexdigest()


class Offered:
    """What the pages of one session, or of nobody's, were given: their own addresses for files, and files to take away.

    Used by the server's event loop alone.
    """

    def __init__(self) -> None:
        self.pages: Counter[str] = Counter()
        self.files: dict[str, None] = {}

    def open(self, page: str) -> None:
        """A live connection shows a page. A connection that replaces another overlaps it: each counts."""
        self.pages[page] += 1

    def close(self, page: str) -> None:
        """A live connection that showed a page has ended."""
        self.pages[page] -= 1
        self.pages += Counter()

    def offer(self, files: Iterable[str]) -> None:
        """Files that a page may ask for; the oldest are forgotten beyond what pages can still show."""
        for name in files:
            self.files.pop(name, None)
            self.files[name] = None
        while len(self.files) > _MOST_FILES:
            del self.files[next(iter(self.files))]


@dataclass
class Session:
    """One signed-in browser. Moments are seconds of the monotonic clock.

    `key`: the digest of its cookie. `id_token`: what the provider wants to see again at the logout. `exit_token`: what
    a link to the logout must hold, so that no other site logs anybody out.
    """

    key: str
    person: Person
    began: float
    active: float
    id_token: str = ""
    exit_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    offered: Offered = field(default_factory=Offered)


class Sessions:
    """The sessions in force; safe to share between threads. `lifetime`, `idle`: seconds."""

    def __init__(self, lifetime: float, idle: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lifetime = lifetime
        self._idle = idle
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}

    def open(self, person: Person, id_token: str = "", instead_of: str | None = None) -> str:
        """Begin a session; gives its cookie. The session of the cookie `instead_of` ends."""
        cookie = secrets.token_urlsafe(_COOKIE_BYTES)
        now = self._clock()
        with self._lock:
            if instead_of is not None:
                self._open.pop(digest_of(instead_of), None)
            self._drop_expired(now)
            while len(self._open) >= MOST_SESSIONS:
                del self._open[min(self._open.values(), key=lambda session: session.active).key]
            key = digest_of(cookie)
            self._open[key] = Session(key, person, now, now, id_token)
        return cookie

    def of_cookie(self, cookie: str | None) -> Session | None:
        """The session in force of a cookie."""
        return None if cookie is None else self.of_key(digest_of(cookie))

    def of_key(self, key: object) -> Session | None:
        """The session in force of a key; None for an expired, ended or unknown one."""
        with self._lock:
            self._drop_expired(self._clock())
            return self._open.get(key) if isinstance(key, str) else None

    def of_person(self, issuer: str, subject: str) -> Session | None:
        """One session in force of a person."""
        with self._lock:
            self._drop_expired(self._clock())
            return next(
                (s for s in self._open.values() if (s.person.issuer, s.person.subject) == (issuer, subject)), None
            )

    def touch(self, session: Session) -> None:
        """The person has done something: the idle time begins anew."""
        session.active = self._clock()

    def end(self, key: str) -> None:
        """End a session; nothing happens where it has ended."""
        with self._lock:
            self._open.pop(key, None)

    def end_all_of(self, issuer: str, subject: str) -> int:
        """End every session of a person; gives how many."""
        with self._lock:
            ended = self._all_of(issuer, subject)
            for session in ended:
                del self._open[session.key]
        return len(ended)

    def _all_of(self, issuer: str, subject: str) -> list[Session]:
        return [s for s in self._open.values() if (s.person.issuer, s.person.subject) == (issuer, subject)]

    def _drop_expired(self, now: float) -> None:
        over = [s.key for s in self._open.values() if now >= s.began + self._lifetime or now >= s.active + self._idle]
        for key in over:
            del self._open[key]
