"""Invented small catalogues, each started, read and published: `python -m tests.trials.catalogues [--tries N]`.

Of each every page is opened and the pack is made; of every other one after a meeting, with its public edition.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit
from hypothesis import given, reject, settings, strategies

from convention.publication.publish import publish
from convention.publication.verifier import faults
from convention.reports.forms import exports
from convention.reports.pack import pack_of
from convention.warehouse.catalogue_checks import CatalogueError
from loaders.first_start import open_base
from pages.shell.page_list import listed_pages
from tests.builders.catalogue import COMMITTED, catalogue_texts
from tests.builders.meetings import hold
from tests.builders.packs import example_occasion
from tests.builders.small_catalogues import Rows, small_catalogues
from tests.pages.driving import opened

SITUATION = date(2019, 12, 31)


def failures(folder: Path, rows: Rows, *, meeting: bool) -> list[str]:
    """What went wrong with a catalogue in an empty data folder, which `CONVENTION_DATA` names."""
    _lay(folder / "referentiel", rows)
    store = open_base(folder)
    occasion = replace(example_occasion(SITUATION), agenda=(), narratives=(), decisions=())
    found = [f"{made.form}: empty" for made in exports(pack_of(store, occasion)) if not made.content]
    if meeting:
        hold(store, date(2020, 1, 20), SITUATION)
        found += faults(publish(store, folder / "editions", unvalidated=True).folder)
    store.close()
    return found + _pages()


def _lay(catalogue: Path, rows: Rows) -> None:
    """The files of a catalogue, with the territories of the committed one."""
    catalogue.mkdir()
    for name, text in catalogue_texts(**rows).items():
        (catalogue / f"{name}.csv").write_text(text, encoding="utf-8")
    (catalogue / "territoires.csv").write_bytes((COMMITTED / "territoires.csv").read_bytes())


def _pages() -> list[str]:
    """What each page says that went wrong."""
    found = []
    streamlit.cache_resource.clear()
    for entry in listed_pages():
        app = opened(entry.address)
        found += [f"{entry.address}: {error.value}" for error in (*app.exception, *app.error)]
    streamlit.cache_resource.clear()
    return found


def main() -> int:
    """Try invented catalogues until one fails; say how many there were."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=100, help="how many catalogues")
    tried = []

    @settings(max_examples=parser.parse_args().tries, derandomize=False, deadline=None, database=None)
    @given(small_catalogues(), strategies.booleans())
    def each(rows: Rows, meeting: bool) -> None:
        with TemporaryDirectory(prefix="convention-trial-") as place:
            os.environ["CONVENTION_DATA"] = place
            try:
                found = failures(Path(place), rows, meeting=meeting)
            except CatalogueError:  # no valid one: it is refused in a sentence before there is a base
                reject()
            tried.append(rows)
        assert not found, found

    each()
    print(f"{len(tried)} catalogues tried, no fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())
