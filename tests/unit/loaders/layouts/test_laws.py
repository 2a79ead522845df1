"""What holds for every table: each value is read once, with its own names, whatever stands around it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.profiles.recognise import recognise
from tests.builders.sheets import Typed, sheet_of
from tests.builders.tables import committed_catalogue, read_of

NAMES = ["A05-1 · Paris", "A05-1 · Seine-Saint-Denis", "A08.1-1 · Paris", "A02-1 · commun"]
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)
years = st.integers(2010, 2020).flatmap(lambda first: st.integers(1, 5).map(lambda n: range(first, first + n)))
titles = st.lists(st.sampled_from([["Suivi de la convention"], ["DVD, février 2020"], []]), max_size=3)
notes = st.lists(st.sampled_from([[], ["Note : chiffres provisoires en 2020"], ["Source : direction"]]), max_size=3)


@given(names, years, titles, notes, st.booleans())
@settings(max_examples=60)
def test_every_value_is_read_once_with_its_names(
    rows: list[str], columns: range, above: list[list[Typed]], below: list[list[Typed]], wide: bool
) -> None:
    values = {(name, year): 10_000 + 100 * at + year % 100 for at, name in enumerate(rows) for year in columns}
    table: list[list[Typed]]
    if wide:
        table = [["indicateur", "territoire", *columns]]
        table += [[*name.split(" · "), *(values[name, year] for year in columns)] for name in rows]
    else:
        table = [["indicateur", "territoire", "période", "valeur"]]
        table += [[*name.split(" · "), year, value] for (name, year), value in values.items()]
    sheet = sheet_of([*above, *table, *below])
    recognition = recognise(sheet, committed_catalogue())
    read = sorted(line.split(" ", 1)[1] for line in read_of(sheet, recognition))
    assert read == sorted(f"{name} · {year} = {value}" for (name, year), value in values.items())
    assert recognition.findings == ()
