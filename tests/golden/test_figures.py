"""Figures are what they were: a change of a chart is read as a difference of texts.

`python -m tests.golden.figures_drawn` writes the texts anew.
"""

from __future__ import annotations

from pathlib import Path

from tests.golden.figures_drawn import FOLDER, figures, filled_store, written


def test_figures_are_as_kept(tmp_path: Path) -> None:
    store = filled_store(tmp_path)
    drawn = {name: written(draw()) for name, draw in figures(store).items()}
    store.close()
    kept = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    assert drawn.keys() == kept.keys()
    for name, text in drawn.items():
        assert text.splitlines() == kept[name].splitlines(), name
