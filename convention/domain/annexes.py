"""What stands around the actions in the convention: the annex, the bodies of its governance, the acronyms."""

from __future__ import annotations

from dataclasses import dataclass

from convention.domain.territories import Territory


@dataclass(frozen=True)
class AnnexTopic:
    """One topic of the annex, under its theme; `excerpt`: a phrase of the text, empty in catalogues of before it."""

    theme: int
    theme_title: str
    topic: str
    summary: str
    page: int
    excerpt: str = ""


@dataclass(frozen=True)
class Body:
    """One body of the governance, its members, rhythm and duties."""

    name: str
    members: str
    frequency: str
    duties: str
    page: int


@dataclass(frozen=True)
class Term:
    """One acronym; `origin` says whether the text's own glossary explains it."""

    acronym: str
    meaning: str
    origin: str


@dataclass(frozen=True)
class NamedPlace:
    """A stretch that the text names for an action, or a single place (`end` empty, `territory` None); `page`: where.

    `indicator`: what tells how much of it is done.
    """

    action: str
    start: str
    end: str
    territory: Territory | None
    indicator: str
    page: int
