"""The small script that puts Streamlit's own words into French in the browser."""

import json
from functools import cache
from typing import Any

from pages.shell.served import FOLDER, ServedFile, served

_PLACEHOLDER = "__FRENCH_STRINGS__"


def french_strings() -> dict[str, Any]:
    """The dictionary, as in `french_strings.json`: exact strings, patterns, and where not to look."""
    strings: dict[str, Any] = json.loads((FOLDER / "french_strings.json").read_text(encoding="utf-8"))
    return strings


@cache
def french_script() -> ServedFile:
    """The script with its dictionary inside."""
    template = (FOLDER / "french.js").read_text(encoding="utf-8")
    dictionary = json.dumps(french_strings(), ensure_ascii=False, separators=(",", ":"))
    before, after = template.rsplit(_PLACEHOLDER, 1)
    source = f"{before}{dictionary}{after}"
    return served("french.js", source.encode())
