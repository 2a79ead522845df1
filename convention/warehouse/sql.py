"""SQL texts by name: each stands in a file of its own beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


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
def migrations() -> tuple[tuple[int, str, str], ...]:
    """Number, name and text of every migration, in order."""
    folder = files("convention.warehouse") / "migrations"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".sql"))
    return tuple((int(name[:4]), name, (folder / name).read_text(encoding="utf-8")) for name in names)
