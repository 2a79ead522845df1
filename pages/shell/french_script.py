"""The small script that puts Streamlit's own words into French in the browser."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_PLACEHOLDER = "__FRENCH_STRINGS__"


def french_strings() -> dict[str, Any]:
    """The dictionary, as in `french_strings.json`: exact strings, patterns, and where not to look."""
    strings: dict[str, Any] = json.loads((_FOLDER / "french_strings.json").read_text(encoding="utf-8"))
    return strings


def french_script() -> str:
    """The script with its dictionary inside."""
    template = (_FOLDER / "french.js").read_text(encoding="utf-8")
    dictionary = json.dumps(french_strings(), ensure_ascii=False, separators=(",", ":"))
    before, after = template.rsplit(_PLACEHOLDER, 1)
    return f"{before}{dictionary}{after}"
