"""The small files that the dashboard itself gives to browsers, next to Streamlit's own."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from convention.charts.font import WEB_FONT, font_face

FOLDER = Path(__file__).parent
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file and its address, which changes with its content so that browsers may keep it."""

    address: str
    source: bytes
    media_type: str


def served(name: str, source: bytes) -> ServedFile:
    """A file named `french.js`, say, with what it holds."""
    path = Path(name)
    digest = sha256(source).hexdigest()[:12]
    return ServedFile(f"shell/{path.stem}.{digest}{path.suffix}", source, _MEDIA_TYPES[path.suffix])


@cache
def served_as_written(name: str) -> ServedFile:
    """A file of this folder as it stands there."""
    return served(name, (FOLDER / name).read_bytes())


@cache
def font_file() -> ServedFile:
    """The font of the program."""
    return served(WEB_FONT.name, WEB_FONT.read_bytes())


@cache
def font_style() -> ServedFile:
    """The style sheet that makes the font known; its address stands beside that of the font."""
    return served("font.css", font_face(Path(font_file().address).name).encode())
