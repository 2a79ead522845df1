"""French spacing of the fixed texts that workbooks carry."""

from __future__ import annotations

import re

from convention.wording.formats import NARROW, NO_BREAK


def french_spaces(text: str) -> str:
    """The text with the no-break spaces that French puts around its marks."""
    return re.sub(" (?=[;!?%])", NARROW, re.sub(" (?=[:»])|(?<=«) ", NO_BREAK, text))
