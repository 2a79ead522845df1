"""Searching the catalogue: what of it holds the words that a reader typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from convention.domain.catalogue import Abandoned, Abandonment, Catalogue
from convention.wording.labels import label

T = TypeVar("T")


@dataclass(frozen=True)
class Search:
    """What a reader typed, and its words as they are compared; without any, everything is found."""

    typed: str
    words: tuple[str, ...]

    def finds(self, texts: Iterable[str]) -> bool:
        """Whether every word begins a word of the texts, accents and capitals aside: `vélo` is not in `développer`."""
        whole = folded(" ".join(texts))
        return all(re.search(_begins(word), whole) for word in self.words)


def search_for(typed: str) -> Search:
    """The search that a typed text asks for."""
    return Search(typed, tuple(folded(typed).split()))


def _begins(word: str) -> str:
    return (r"(?<!\w)" if word[0].isalnum() else "") + re.escape(word)


def folded(text: str) -> str:
    """A text without accents, capitals, ligatures or curly apostrophes."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def texts_of(row: object) -> tuple[str, ...]:
    """Every text that a row of the catalogue holds, its enumerated notions by their French word."""
    if isinstance(row, StrEnum):
        return (label(row),)
    if isinstance(row, str):
        return (row,)
    if isinstance(row, tuple):
        return tuple(text for part in row for text in texts_of(part))
    if is_dataclass(row):
        return tuple(text for field in fields(row) for text in texts_of(getattr(row, field.name)))
    return ()


def found_in(catalogue: Catalogue, search: Search) -> Catalogue:
    """The catalogue with only the rows that hold the words; a target or a reference also through its indicator."""

    def kept(rows: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(row for row in rows if search.finds(texts_of(row)))

    def kept_with_indicator(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        titles = {code: indicator.title for code, indicator in catalogue.by_code.items()}
        return tuple(row for row in rows if search.finds((*texts_of(row), titles[row.indicator])))

    def named(row: Abandonment) -> tuple[str, ...]:
        held = catalogue.action_by_code if row.what is Abandoned.ACTION else catalogue.by_code
        return (held[row.code].title,)

    return replace(
        catalogue,
        actions=kept(catalogue.actions),
        indicators=kept(catalogue.indicators),
        targets=kept_with_indicator(catalogue.targets),
        references=kept_with_indicator(catalogue.references),
        annex=kept(catalogue.annex),
        bodies=kept(catalogue.bodies),
        terms=kept(catalogue.terms),
        commitments=kept(catalogue.commitments),
        abandonments=tuple(row for row in catalogue.abandonments if search.finds((*texts_of(row), *named(row)))),
    )
