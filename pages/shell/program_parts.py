"""The parts of Streamlit's browser program that our first pages need, fetched before the program asks for them.

Streamlit's page names the parts that every page needs. Those of single elements it asks for only when such an element
arrives, one after the other, over a connection that has been idle since the start.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
_SCRIPTS = STATIC / "static" / "js"
# Elements of the overview and of an action: sidebar, tables, our own pieces.
_ELEMENTS = ("BidiComponent", "Button", "DateInput", "Radio", "Selectbox", "PageLink", "Table")
_IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


@cache
def early_parts(index_source: str) -> tuple[str, ...]:
    """The addresses of those parts and of what they import, without what the index page names itself.

    Raises RuntimeError if the installed Streamlit has no such part.
    """
    found: dict[str, None] = {}
    waiting = [_file_of(element) for element in _ELEMENTS]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name not in index_source:
            found[name] = None
            waiting += _IMPORTED.findall((_SCRIPTS / name).read_text(encoding="utf-8"))
    return tuple(f"./static/js/{name}" for name in found)


def _file_of(element: str) -> str:
    names = [path.name for path in _SCRIPTS.glob(f"{element}.*.js")]
    if len(names) != 1:
        raise RuntimeError(f"Streamlit's program has changed: {len(names)} parts named {element!r}, one expected.")
    return names[0]
