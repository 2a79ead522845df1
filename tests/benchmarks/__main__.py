"""All measurements, one after the other, with their ratios: `python -m tests.benchmarks`.

Run from the project's folder; takes about ten minutes, and two gigabytes of scratch space. `--only` measures a part;
`--write` puts the table of a whole run into the README, between its two marks.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import deposits, page_views, pages_in_browser, progress_at_scale
from tests.benchmarks.machine import described
from tests.benchmarks.measures import Measure, markdown

README = Path(__file__).parents[2] / "README.md"
MARKS = ("<!-- measures -->", "<!-- end of measures -->")
PARTS: dict[str, Callable[[], Iterator[Measure]]] = {
    "browser": pages_in_browser.measure,
    "deposits": deposits.measure,
    "progress": progress_at_scale.measure,
    "views": page_views.measure,
}


def main() -> None:
    """Measure, print each line as it comes, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS, action="append", help="a part to measure; may be repeated")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    arguments = parser.parse_args()
    if arguments.write and arguments.only:
        parser.error("--write needs the whole run")
    machine, found = described(), []
    print(machine)
    for part in arguments.only or PARTS:
        for measure in PARTS[part]():
            found.append(measure)
            print(" | ".join(measure.cells), flush=True)
    if arguments.write:
        _write(f"{machine}\n\n{markdown(found)}")


def _write(text: str) -> None:
    before, _, rest = README.read_text(encoding="utf-8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    README.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
