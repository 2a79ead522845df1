"""What a measurement says: a line of the table, with its yardstick of the same run and its goal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

HEAD = ("Measured", "Ours", "Yardstick", "Ratio", "Goal", "Met")


@dataclass(frozen=True)
class Measure:
    """One line; `ours` and `yardstick` as texts with units, `value` and `goal` in the same unit.

    `value` is what the goal bounds: the ratio to the yardstick, or seconds where there is none. `at_least`: the goal
    is a lower bound. `goal` None: measured for information.
    """

    what: str
    ours: str
    yardstick: str = ""
    value: float | None = None
    unit: str = "×"
    goal: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without goal."""
        if self.value is None or self.goal is None:
            return None
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the line, in the order of `HEAD`."""
        value = "" if self.value is None else _amount(self.value, self.unit)
        sign = "≥" if self.at_least else "≤"
        goal = "" if self.goal is None else f"{sign} {_amount(self.goal, self.unit)}"
        return self.what, self.ours, self.yardstick, value, goal, {True: "yes", False: "**no**", None: ""}[self.met]


def _amount(value: float, unit: str) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + (f" {unit}" if unit else "")


def against(what: str, ours: float, yardstick: float, goal: float | None, places: int = 2) -> Measure:
    """Seconds of ours against seconds of a yardstick."""
    return Measure(what, f"{ours:.{places}f} s", f"{yardstick:.{places}f} s", ours / yardstick, goal=goal)


def markdown(measures: Sequence[Measure]) -> str:
    """The lines as a Markdown table."""
    return "\n".join(_lines(measures))


def _lines(measures: Sequence[Measure]) -> Iterator[str]:
    yield "| " + " | ".join(HEAD) + " |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for measure in measures:
        yield "| " + " | ".join(measure.cells) + " |"


def seconds_of(work: Callable[[], object], repeats: int) -> float:
    """The best of several runs, wall clock."""
    return min(_seconds(work) for _ in range(repeats))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
