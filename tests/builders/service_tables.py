"""Sheets as services keep them, in every layout that is read without help, with what each value cell truly means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import strategies as st

from loaders.workbooks.book import Sheet, column_letters
from tests.builders.sheets import Typed, sheet_of

Meaning = tuple[str, str, int, Decimal | None]
"""Indicator, territory, year and value; None where a word stands in its place."""
INDICATORS = {
    "A04-2": ("A04-2", "Découvertes de séropositivité au VIH dans l’année", "Découvertes de séropositivité"),
    "A04-3": ("A04-3", "Sérologies VIH réalisées dans l’année", "A04-3 – Sérologies VIH réalisées dans l’année"),
}
TERRITORIES = {
    "paris": ("Paris", "PARIS", "Ville de Paris (75)", "75 - Paris", "Département 75"),
    "seine_saint_denis": ("Seine-Saint-Denis", "SSD", "CD93", "Conseil départemental 93", "Seine St Denis"),
}
LAYOUTS = (
    *("lines", "years", "territories", "indicators", "years over territories", "territories over years"),
    *("a block for each territory", "a sheet for one indicator", "template"),
)


@dataclass
class Drawn:
    """A sheet that is being filled. `truth`: by address, what the value there means."""

    rows: list[list[Typed]] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    truth: dict[str, Meaning] = field(default_factory=dict)
    name: str = "Suivi"

    def sheet(self) -> Sheet:
        """The sheet of what was filled in."""
        return sheet_of(self.rows, merges=self.merges, name=self.name)

    def add(self, cells: Sequence[Typed], values: Sequence[tuple[int, Meaning]] = ()) -> None:
        """A row, and which of its columns hold values that mean something."""
        self.rows.append(list(cells))
        for column, meaning in values:
            self.truth[f"{column_letters(column + 1)}{len(self.rows)}"] = meaning


@dataclass(frozen=True)
class Choices:
    """How one sheet writes its names and values; `draw`: the source of further choices."""

    draw: st.DrawFn
    indicators: dict[str, str]
    territories: dict[str, str]
    years: dict[int, Typed]

    def value(self, code: str, territory: str, year: int) -> tuple[Typed, Meaning]:
        """A cell with what it means."""
        number = self.draw(st.integers(0, 99_999))
        forms: list[Typed] = [number, f"{number:,}".replace(",", " "), f"{number} ", "n.d."]
        typed = self.draw(st.sampled_from(forms))
        return typed, (code, territory, year, None if typed == "n.d." else Decimal(number))


@st.composite
def service_sheets(draw: st.DrawFn, noise: bool = True) -> Drawn:
    """A sheet in one layout, under titles or none.

    `noise`: with notes, totals, blank rows, stray numbers and columns of other things around it.
    """
    first, count = draw(st.integers(2005, 2018)), draw(st.integers(1, 3))
    forms = draw(st.sampled_from(["number", "{}", "Année {}", "{} (1)", "{}*"]))
    choices = Choices(
        draw,
        {code: draw(st.sampled_from(names)) for code, names in INDICATORS.items()},
        {territory: draw(st.sampled_from(names)) for territory, names in TERRITORIES.items()},
        {year: year if forms == "number" else forms.format(year) for year in range(first, first + count)},
    )
    drawn = Drawn()
    titles: tuple[list[Typed], ...] = (["Suivi de la convention"], ["Direction, mise à jour 2020"], [])
    for _ in range(draw(st.integers(0, 2))):
        drawn.add(draw(st.sampled_from(titles)))
    _fill(draw(st.sampled_from(LAYOUTS)), choices, drawn)
    if noise:
        _around(draw, drawn)
    return drawn


def _fill(layout: str, choices: Choices, drawn: Drawn) -> None:
    match layout:
        case "lines":
            _lines(choices, drawn)
        case "template":
            _lines(choices, drawn, ("Statut", "Source", "Commentaire"))
        case "years" | "territories" | "indicators":
            _crossed(layout, choices, drawn)
        case "years over territories" | "territories over years":
            _two_rows(layout.startswith("years"), choices, drawn)
        case "a block for each territory":
            _blocks(choices, drawn)
        case _:
            _one_indicator(choices, drawn)


def _lines(choices: Choices, drawn: Drawn, besides: Sequence[str] = ()) -> None:
    drawn.add(["Indicateur", "Territoire", "Période", "Valeur", *besides])
    for code, name in choices.indicators.items():
        for territory, place in choices.territories.items():
            for year, period in choices.years.items():
                typed, meaning = choices.value(code, territory, year)
                texts = ["" if text == "Statut" else choices.draw(st.sampled_from(["", "relevé"])) for text in besides]
                drawn.add([name, place, period, typed, *texts], [(3, meaning)])


def _crossed(layout: str, choices: Choices, drawn: Drawn) -> None:
    """Two names of a value on its row, the third over its column."""
    heads = {"years": "Période", "territories": "Territoire", "indicators": "Indicateur"}
    axes: dict[str, dict[str, Typed]] = {
        "indicators": dict(choices.indicators),
        "territories": dict(choices.territories),
        "years": {str(year): period for year, period in choices.years.items()},
    }
    first, second = (name for name in axes if name != layout)
    drawn.add([heads[first], heads[second], *axes[layout].values()])
    for one, one_name in axes[first].items():
        for other, other_name in axes[second].items():
            cells, found = [one_name, other_name], []
            for key in axes[layout]:
                keys = {first: one, second: other, layout: key}
                typed, meaning = choices.value(keys["indicators"], keys["territories"], int(keys["years"]))
                found.append((len(cells), meaning))
                cells.append(typed)
            drawn.add(cells, found)


def _two_rows(years_above: bool, choices: Choices, drawn: Drawn) -> None:
    years, territories = list(choices.years), list(choices.territories)
    pairs = [(y, t) for y in years for t in territories]
    if not years_above:
        pairs = [(y, t) for t in territories for y in years]
    upper = [choices.years[y] if years_above else choices.territories[t] for y, t in pairs]
    lower = [choices.territories[t] if years_above else choices.years[y] for y, t in pairs]
    step = len(territories) if years_above else len(years)
    row = len(drawn.rows) + 1
    drawn.add(["Indicateur", *(text if at % step == 0 else None for at, text in enumerate(upper))])
    drawn.add([None, *lower])
    drawn.merges.append(f"A{row}:A{row + 1}")
    if step > 1 and choices.draw(st.booleans()):
        starts = range(1, len(pairs) + 1, step)
        drawn.merges += [f"{column_letters(c + 1)}{row}:{column_letters(c + step)}{row}" for c in starts]
    for code, name in choices.indicators.items():
        found = [choices.value(code, territory, year) for year, territory in pairs]
        drawn.add([name, *(typed for typed, _ in found)], [(1 + at, meaning) for at, (_, meaning) in enumerate(found)])


def _blocks(choices: Choices, drawn: Drawn) -> None:
    for territory, place in choices.territories.items():
        drawn.add([place])
        for _ in range(choices.draw(st.integers(0, 1))):
            drawn.add([])
        drawn.add(["Indicateur", *choices.years.values()])
        for code, name in choices.indicators.items():
            found = [choices.value(code, territory, year) for year in choices.years]
            drawn.add([name, *(typed for typed, _ in found)], [(1 + at, m) for at, (_, m) in enumerate(found)])
        drawn.add([])


def _one_indicator(choices: Choices, drawn: Drawn) -> None:
    code = choices.draw(st.sampled_from(list(INDICATORS)))
    if choices.draw(st.booleans()):
        drawn.name = code
    else:
        drawn.add([choices.indicators[code]])
        drawn.add([])
    drawn.add([choices.draw(st.sampled_from(["Territoire", "Département"])), *choices.years.values()])
    for territory, place in choices.territories.items():
        found = [choices.value(code, territory, year) for year in choices.years]
        drawn.add([place, *(typed for typed, _ in found)], [(1 + at, meaning) for at, (_, meaning) in enumerate(found)])


def _around(draw: st.DrawFn, drawn: Drawn) -> None:
    """Notes, totals, blank rows, numbers that stand alone and columns of other things."""
    width = max(len(row) for row in drawn.rows)
    for extra in draw(st.lists(st.sampled_from(["note", "total", "stray", "two strays", "blank"]), max_size=4)):
        if extra == "note":
            drawn.add(["Note : les chiffres de la dernière année restent provisoires"])
        elif extra == "total":
            drawn.add(["Total", *draw(st.lists(st.integers(1, 999), min_size=width - 1, max_size=width - 1))])
        elif extra == "blank":
            drawn.add([])
        else:
            strays = 1 if extra == "stray" else 2
            column = draw(st.integers(0, width + 1))
            drawn.add([*[None] * column, *draw(st.lists(st.integers(100, 999), min_size=strays, max_size=strays))])
    if draw(st.booleans()):
        at = draw(st.integers(0, len(drawn.rows) - 1))
        drawn.rows[at] += [*[None] * (width + 1 - len(drawn.rows[at])), draw(st.integers(100, 999))]
