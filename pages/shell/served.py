"""The files that the dashboard itself gives to browsers, next to Streamlit's own."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from convention.charts.font import WEB_FONT, font_rules
from pages.shell.french_script import french_script

_FOLDER = Path(__file__).parent
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
_SCRIPTS = ("theme.js", "print.js", "charts.js", "narrow.js", "back.js", "start.js")
_STYLES = ("wide.css", "print.css", "narrow.css", "contrast.css")


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file, plain and compressed, and its address, which changes with its content so that browsers may keep it.

    `compressed` is empty where the file is compressed by itself.
    """

    address: str
    source: bytes
    compressed: bytes
    media_type: str


def served(name: str, source: bytes) -> ServedFile:
    """A file named `shell.js`, say, with what it holds; compressed once here rather than at each request."""
    path = Path(name)
    digest = sha256(source).hexdigest()[:12]
    compressed = b"" if path.suffix == ".woff2" else gzip.compress(source, mtime=0)
    return ServedFile(f"shell/{path.stem}.{digest}{path.suffix}", source, compressed, _MEDIA_TYPES[path.suffix])


@cache
def shell_script() -> ServedFile:
    """All scripts of this folder as one file: the language is set first, Streamlit's program begun last."""
    return served("shell.js", "\n".join([french_script(), *map(_text, _SCRIPTS)]).encode())


@cache
def shell_style() -> ServedFile:
    """All style sheets of this folder as one file, after the font, whose address stands beside it."""
    font = font_rules(Path(font_file().address).name)
    return served("shell.css", "\n".join([font, *map(_text, _STYLES)]).encode())


@cache
def session_script() -> ServedFile:
    """The script that watches the session of an open page; only where people sign in."""
    return served("session.js", _text("session.js").encode())


@cache
def notice_style() -> ServedFile:
    """The style sheet of the pages of the door, after the font."""
    return served("notice.css", "\n".join([font_rules(Path(font_file().address).name), _text("notice.css")]).encode())


@cache
def chart_library() -> ServedFile:
    """The part of Plotly that draws lines and bars: the npm package plotly.js-basic-dist-min, under the MIT licence.

    A test keeps it at the version of the whole that the Python package carries.
    """
    return served("plotly-basic.min.js", (_FOLDER / "plotly-basic.min.js").read_bytes())


@cache
def font_file() -> ServedFile:
    """The font of the program."""
    return served(WEB_FONT.name, WEB_FONT.read_bytes())


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
