"""The small files that the dashboard itself gives to browsers, next to Streamlit's own."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file and its address, which changes with its content so that browsers may keep it."""

    address: str
    source: str
    media_type: str


def served(name: str, source: str) -> ServedFile:
    """A file named `french.js`, say, with what it holds."""
    path = Path(name)
    digest = sha256(source.encode()).hexdigest()[:12]
    return ServedFile(f"shell/{path.stem}.{digest}{path.suffix}", source, _MEDIA_TYPES[path.suffix])


@cache
def served_as_written(name: str) -> ServedFile:
    """A file of this folder as it stands there."""
    return served(name, (FOLDER / name).read_text(encoding="utf-8"))
