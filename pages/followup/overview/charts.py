"""The charts under the board."""

from __future__ import annotations

from convention.wording.absences import NO_GOAL
from pages.components.piece import is_dark
from pages.parts import figures
from pages.parts.charts import draw_or_say
from pages.parts.reading import Reading


def draw_overview_charts(reading: Reading) -> None:
    """Draw the statuses of all indicators."""
    asked = (reading, is_dark())
    draw_or_say(lambda: figures.distribution_of(*asked), "distribution", NO_GOAL)
