"""The figures that are kept as texts, from a small base of their own so that they change with the charts alone.

`python -m tests.golden.figures_drawn` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from convention.charts.bars import bars
from convention.charts.bullet import bullet
from convention.charts.timeline import timeline
from convention.charts.trajectory import trajectory
from convention.domain.catalogue import Territory
from convention.domain.observation import ObservationStatus
from convention.domain.rollup import IndicatorProgress, assess_indicator
from convention.warehouse import reads
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.store import Store, open_store
from tests.builders.base import deposit, seen
from tests.builders.catalogue import COMMITTED
from tests.samples.catalogue import signed_catalogue

FOLDER = Path(__file__).parent / "figures"
SITUATION = date(2019, 12, 31)
PARIS, SSD = Territory("paris"), Territory("seine_saint_denis")
PROVISIONAL, SECRET = ObservationStatus.PROVISIONAL, ObservationStatus.CONFIDENTIAL


def fill(store: Store) -> None:
    """Cycle track, professionals and minors in care, with one value of each sort."""
    deposit(
        store,
        seen("1.2", "2018-S1", PARIS, indicator="A08.1-1"),
        seen("1.9", "2019-S2", PARIS, indicator="A08.1-1"),
        seen("0", "2018-S1", SSD, indicator="A08.1-1"),
        seen("0.9", "2019-S2", SSD, indicator="A08.1-1", status=PROVISIONAL),
        seen("60", "2018-S1", PARIS, indicator="A05-1"),
        seen("120", "2018-S2", PARIS, indicator="A05-1"),
        seen("50", "2018-S1", SSD, indicator="A05-1"),
        seen(None, "2018-S2", SSD, indicator="A05-1", status=SECRET),
        seen("1350", "2019-S2", PARIS, indicator="A03-4"),
        seen("1480", "2019-S2", SSD, indicator="A03-4"),
        seen("1", "2018-11-15", indicator="A01-4"),
    )


def figures(store: Store) -> Mapping[str, Callable[[], go.Figure]]:
    """What is kept, by the name of its file."""
    agreed = signed_catalogue()
    standings = reads.standings(store, SITUATION)

    def progress(code: str) -> IndicatorProgress:
        return assess_indicator(agreed, agreed.by_code[code], standings, SITUATION)

    def course(code: str, *, dark: bool = False) -> go.Figure:
        return trajectory(progress(code), reads.series(store, [code], SITUATION), agreed, dark=dark)

    return {
        "cycle_track": lambda: course("A08.1-1"),
        "professionals_dark": lambda: course("A05-1", dark=True),
        "minors": lambda: course("A03-4"),
        "cycle_track_bullet": lambda: bullet([*progress("A08.1-1").parts, progress("A08.1-1").overall]),
        "steps": lambda: timeline([progress(code).overall for code in ("A01-4", "A01-5")]),
        "professionals_bars": lambda: bars(progress("A05-1"), reads.series(store, ["A05-1"], SITUATION), agreed),
    }


def written(figure: go.Figure) -> str:
    """A figure as text, one property a line, without the template that all share."""
    content = json.loads(figure.to_json())
    content["layout"].pop("template")
    return "\n".join(_lines(content)) + "\n"


def _lines(value: Any, path: str = "") -> list[str]:
    if isinstance(value, dict) and value:
        return [line for key in sorted(value) for line in _lines(value[key], f"{path}.{key}" if path else key)]
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [line for at, item in enumerate(value) for line in _lines(item, f"{path}[{at}]")]
    return [f"{path} = {json.dumps(_rounded(value), ensure_ascii=False)}"]


def _rounded(value: Any) -> Any:
    """Numbers to the precision at which a reader could see a difference."""
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value


def filled_store(folder: Path) -> Store:
    """A new base with these values."""
    store = open_store(folder / "convention.duckdb")
    store.record_catalogue(read_folder(COMMITTED))
    fill(store)
    return store


def main() -> None:
    """Write every figure anew."""
    with tempfile.TemporaryDirectory() as folder:
        store = filled_store(Path(folder))
        for name, draw in figures(store).items():
            (FOLDER / f"{name}.txt").write_text(written(draw()), encoding="utf-8")
        store.close()


if __name__ == "__main__":
    main()
