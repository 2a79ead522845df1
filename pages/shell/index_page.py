"""The page that opens the dashboard in a browser: Streamlit's own, in French."""

import base64
import re
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from html import escape

from pages.shell.page_list import SITE_DESCRIPTION, SITE_TITLE
from pages.shell.program_parts import STATIC, early_parts
from pages.shell.served import chart_library, font_file, session_script, shell_script, shell_style

_STREAMLIT_INDEX = STATIC / "index.html"
_NOSCRIPT = "Ce tableau de bord a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez la page."


def _own_head(signed_in: bool) -> str:
    """The title, and what the dashboard adds to Streamlit's page."""
    lines = [
        f"<title>{escape(SITE_TITLE)}</title>",
        f'<meta name="description" content="{escape(SITE_DESCRIPTION)}" />',
        # It begins the program: without the priority it would wait for all that the program needs later.
        f'<script defer fetchpriority="high" src="./{shell_script().address}"></script>',
        # Charts are drawn by it once Streamlit's program asks; the browser fetches it meanwhile.
        f'<script async data-plotly src="./{chart_library().address}"></script>',
        f'<link rel="preload" href="./{font_file().address}" as="font" type="font/woff2" crossorigin />',
        f'<link rel="stylesheet" href="./{shell_style().address}" />',
        *([f'<script defer src="./{session_script().address}"></script>'] if signed_in else []),
    ]
    return "\n    ".join(lines)


# What is replaced, once each, in Streamlit's page. It preloads its own copy of the font, which no theme uses.
# Its program is begun by start.js instead, once the font is there.
_FOUND, _HEAD = "\0", "\1"
_REPLACEMENTS = (
    (r"<!--.*?-->\s*(?=<!DOCTYPE)", ""),
    (r'<html lang="en">', '<html lang="fr">'),
    (r"<title>Streamlit</title>", _HEAD),
    (r'<link\s+rel="preload"[^>]*SourceSansVF[^>]*/>\s*', ""),
    (r"<!--(?:(?!-->).)*?agent API.*?-->\s*<link rel=\"service-desc\"[^>]*/>\s*", ""),
    (
        r'<script type="module" crossorigin src="([^"]+)"></script>',
        f'<link rel="modulepreload" crossorigin href="{_FOUND}" data-program />',
    ),
    (r"<noscript>.*?</noscript>", f"<noscript><p>{_NOSCRIPT}</p></noscript>"),
)


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The page's source, and the hashes of its inline scripts as a content security policy writes them."""

    source: str
    script_hashes: tuple[str, ...]


def put_into_french(source: str, signed_in: bool = False) -> str:
    """Streamlit's index page `source` in French; raises RuntimeError if it is not the page this was written for."""
    for pattern, wanted in _REPLACEMENTS:
        replacement = _own_head(signed_in) if wanted == _HEAD else wanted
        source, count = re.subn(pattern, partial(_replaced, replacement), source, flags=re.DOTALL)
        if count != 1:
            raise RuntimeError(f"Streamlit's index page has changed: {pattern!r} found {count} times, once expected.")
    return source


def _replaced(replacement: str, found: re.Match[str]) -> str:
    return replacement.replace(_FOUND, found[1]) if _FOUND in replacement else replacement


def _script_hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'"


@cache
def french_index(signed_in: bool = False) -> IndexPage:
    """Streamlit's index page put into French; where people sign in it watches their session.

    Raises RuntimeError if the installed Streamlit has another page than the one this was written for.
    """
    source = put_into_french(_STREAMLIT_INDEX.read_text(encoding="utf-8"), signed_in)
    parts = "".join(f'<link rel="modulepreload" crossorigin href="{part}" />' for part in early_parts(source))
    source = source.replace("</head>", f"{parts}</head>", 1)
    inline_scripts = re.findall(r"<script>(.*?)</script>", source, flags=re.DOTALL)
    return IndexPage(source, tuple(_script_hash(script) for script in inline_scripts))
