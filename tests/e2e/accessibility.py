"""Asking axe-core what hinders people on a page, and setting apart what Streamlit itself brings."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

GRAVE = ("serious", "critical")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@dataclass(frozen=True)
class Hindrance:
    """One element that a rule finds fault with; `html` is its start."""

    rule: str
    target: str
    html: str
    help: str


def hindrances(page: Page) -> list[Hindrance]:
    """The serious and critical faults of a page under WCAG 2.2 A and AA, element by element."""
    script = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(script)
    found: dict[str, Any] = page.evaluate(
        "(rules) => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        list(RULES),
    )
    return [
        Hindrance(violation["id"], " ".join(map(str, node["target"])), node["html"][:300], violation["help"])
        for violation in found["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]
