"""Direct labels: names written beside what they name, pushed apart where they would cover each other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from convention.charts.font import text_width
from convention.charts.template import TEXT_SIZE

_LINE_PIXELS = 17
_ROUNDS = 200
# Pixels between two labels side by side: the edge of each, and the leader of one that stands away from its point.
_AIR = 8.0
_LEADER_FROM = 9.0
GAP, GAP_OF_MARK = 9.0, 14.0


@dataclass(frozen=True)
class Label:
    """A text beside a point: `x`, `y` in data, `left` and `up` in pixels, `shift` how far pushed up.

    To the right of the point, or to its left when `before`, `gap` pixels away. `left` is where the point stands; when
    `before`, where the text would begin at twice the usual gap.
    """

    text: str
    x: Any
    y: float
    left: float
    up: float
    colour: str
    bold: bool = False
    shift: float = 0.0
    before: bool = False
    gap: float = GAP

    @property
    def width(self) -> float:
        """Pixels that the widest line takes."""
        return text_width(self.text, TEXT_SIZE, bold=self.bold)

    @property
    def begin(self) -> float:
        """Pixels from the left edge to where the text is drawn, once its gap to the point is kept."""
        return self.left + (2 * GAP - self.gap if self.before else self.gap)

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return _LINE_PIXELS * (self.text.count("<br>") + 1)

    def meets(self, other: Label) -> bool:
        """Whether the two stand over the same pixels from left to right."""
        return self.begin < other.begin + other.width + _AIR and other.begin < self.begin + self.width + _AIR


def spread(labels: Sequence[Label], height: float, floor: float = 0) -> tuple[Label, ...]:
    """The labels with the shifts that keep them apart and, as far as possible, inside the area above `floor`."""
    placed = sorted(labels, key=lambda label: label.up)
    for _ in range(_ROUNDS):
        moved = False
        for low, high in itertools.combinations(range(len(placed)), 2):
            below, above = placed[low], placed[high]
            lack = (below.height + above.height) / 2 - (above.up + above.shift - below.up - below.shift)
            if below.meets(above) and lack > 0.5:
                placed[low] = replace(below, shift=below.shift - lack / 2)
                placed[high] = replace(above, shift=above.shift + lack / 2)
                moved = True
        placed = [_inside(label, height, floor) for label in placed]
        if not moved:
            break
    return tuple(_apart(placed, height, floor))


def _apart(placed: Sequence[Label], height: float, floor: float) -> list[Label]:
    """The labels in their order from below, moved as little as keeps them apart: up from the floor, then down."""
    risen: list[Label] = []
    for label in placed:
        least = [_middle(below) + (below.height + label.height) / 2 for below in risen if below.meets(label)]
        risen.append(replace(label, shift=max([_middle(label), *least]) - label.up))
    sunk: list[Label] = []
    for label in reversed(risen):
        most = [_middle(above) - (above.height + label.height) / 2 for above in sunk if above.meets(label)]
        kept = _inside(label, height, floor)
        sunk.append(replace(kept, shift=min([_middle(kept), *most]) - label.up))
    return sunk[::-1]


def _middle(label: Label) -> float:
    return label.up + label.shift


def _inside(label: Label, height: float, floor: float) -> Label:
    low, high = floor + label.height / 2 - (0 if floor else 6), height - label.height / 2 + 12
    wanted = min(max(label.up + label.shift, low), high)
    return replace(label, shift=wanted - label.up)


def write(figure: go.Figure, labels: Sequence[Label], veil: str, **axes: str) -> None:
    """Write placed labels, with a thin leader where one stands away from its point."""
    written = [_annotation(label) | {"bgcolor": veil} | axes for label in labels]
    figure.layout.annotations = [*figure.layout.annotations, *written]


def _annotation(label: Label) -> dict[str, Any]:
    away = abs(label.shift) > _LEADER_FROM
    side = -1 if label.before else 1
    place: dict[str, Any] = {"xshift": label.gap * side, "yshift": label.shift}
    if away:
        place = {"ax": (label.gap + 5) * side, "ay": -label.shift, "arrowhead": 0, "arrowwidth": 1}
        place |= {"arrowcolor": label.colour, "standoff": 5}
    return place | {
        "x": label.x,
        "y": label.y,
        "text": f"<b>{label.text}</b>" if label.bold else label.text,
        "showarrow": away,
        "xanchor": "right" if label.before else "left",
        "yanchor": "middle",
        "align": "right" if label.before else "left",
        "borderpad": 1,
        "font": {"color": label.colour, "size": TEXT_SIZE},
    }
