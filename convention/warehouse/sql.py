"""SQL texts by name: each stands in a file of its own beside this module."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from convention.domain.territories import declared
from convention.setting import COMMON_CODE


@cache
def query(name: str) -> str:
    """The text of `queries/<name>.sql`."""
    return (files("convention.warehouse") / "queries" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def analysis_views() -> tuple[tuple[str, str], ...]:
    """Name and text of every view for analysts; both engines read them."""
    folder = files("convention.warehouse") / "views"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".sql"))
    return tuple((name.removesuffix(".sql"), (folder / name).read_text(encoding="utf-8")) for name in names)


@cache
def migrations(territories: tuple[str, ...] | None = None) -> tuple[tuple[int, str, str], ...]:
    """Number, name and text of every migration, in order; the territories of a new base are the catalogue's.

    `territories`: the codes of other ones, plain words, for a base of another convention.
    """
    codes = tuple(map(str, declared())) if territories is None else territories
    folder = files("convention.warehouse") / "migrations"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".sql"))
    texts = ((name, (folder / name).read_text(encoding="utf-8")) for name in names)
    return tuple((int(name[:4]), name, _with_territories(text, codes)) for name, text in texts)


def _with_territories(text: str, codes: tuple[str, ...]) -> str:
    """A migration in which the types of territories and of approvals hold those of some codes.

    These are plain words, so that they can stand in the text of a statement, which takes no parameter there.
    """
    territories = ", ".join(f"'{code}'" for code in (*codes, COMMON_CODE))
    approvals = ", ".join(f"'approved_{code}'" for code in codes)
    text = re.sub(r"(CREATE TYPE territory AS ENUM) \([^)]*\)", rf"\1 ({territories})", text)
    return re.sub(r"(CREATE TYPE amendment_step AS ENUM) \([^)]*\)", rf"\1 ('validated', {approvals}, 'dropped')", text)
