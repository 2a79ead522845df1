"""A file's bytes → all that it says by itself, under a catalogue; the base is not asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from convention.domain.catalogue import Catalogue
from convention.domain.findings import Finding, FindingCode
from loaders.checks.nominative import nominative_findings
from loaders.checks.run import check_file
from loaders.parsing.own_names import OwnName
from loaders.profiles.profile import Profile
from loaders.tables import BookTables, read_tables
from loaders.values.collector import Collector
from loaders.values.values import Agreed, FileValues, no_values
from loaders.workbooks.book import Book
from loaders.workbooks.child import ReadingCancelledError
from loaders.workbooks.foreign_file import never, read_book
from loaders.workbooks.limits import Limits

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Asked:
    """What is to be parsed: a file, the catalogue, profiles and own names to read it by, the day, and the limits."""

    content: bytes
    name: str
    catalogue: Catalogue
    profiles: tuple[Profile, ...]
    limits: Limits
    today: date
    own_names: tuple[OwnName, ...] = ()


@dataclass(frozen=True)
class Parsed:
    """What a file says; `values`: those that stand once each was looked at alone; `findings`: all that is said so far.

    `personal`: where personal data seem to stand; there is nothing else then.
    """

    name: str
    format: str
    personal: tuple[Finding, ...]
    tables: BookTables
    values: FileValues
    findings: tuple[Finding, ...]


def silent(_: str, __: float) -> None:
    """No one follows the progress."""


def _unheard() -> None:
    """No one waits to know."""


@dataclass(frozen=True)
class Follower:
    """Who follows the work.

    `tell`: called with what is being done, in French, and the share that is done, from 0 to 1. `cancelled`: asked again
    and again whether to stop. `harmless`: called once no personal data were found.
    """

    tell: Progress = silent
    cancelled: Callable[[], bool] = never
    harmless: Callable[[], None] = _unheard

    def step(self, text: str, share: float) -> None:
        """Go on to the next step. Raises ReadingCancelledError once the work is to stop."""
        if self.cancelled():
            raise ReadingCancelledError
        self.tell(text, share)


Parse = Callable[[Asked, Follower], Parsed]


def parse_file(asked: Asked, follower: Follower) -> Parsed:
    """Parse a file. Raises ReadingCancelledError once it is to stop."""
    follower.step("Lecture du fichier", 0.0)
    return parse_book(read_book(asked.content, asked.name, asked.limits, follower.cancelled), asked, follower)


def parse_book(book: Book, asked: Asked, follower: Follower) -> Parsed:
    """The same of a file that is read."""
    follower.step("Recherche de données personnelles", 0.4)
    personal = nominative_findings(book)
    if any(finding.code is FindingCode.NOMINATIVE for finding in personal):
        nothing = FileValues(Agreed(asked.catalogue), no_values(), (), ())
        return Parsed(book.name, book.format, personal, BookTables((), nothing), nothing, ())
    follower.harmless()
    collector = Collector()
    collector.extend(book.findings)
    collector.extend(personal)
    share = _share_of_tables(follower)
    tables = read_tables(book, asked.catalogue, asked.profiles, collector, share, asked.own_names)
    follower.step("Contrôle des valeurs", 0.7)
    values = check_file(tables.values, collector, asked.today)
    return Parsed(book.name, book.format, (), tables, values, collector.findings)


def _share_of_tables(follower: Follower) -> Callable[[float], None]:
    return lambda share: follower.step("Lecture des tableaux", 0.4 + 0.3 * share)
