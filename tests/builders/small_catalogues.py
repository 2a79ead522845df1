"""Small catalogues of any valid shape: axes without an action sheet, sheets without an indicator, and so on."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.builders.catalogue import Row, row

Rows = dict[str, list[Row]]
_FOLLOWED = ("commun", "Paris", "Seine-Saint-Denis", "Paris | Seine-Saint-Denis", "Paris | Seine-Saint-Denis | commun")
_FORMS = (
    ("niveau", "hausse", "aucune"),
    ("niveau", "baisse", "somme"),
    ("cumul", "hausse", "somme"),
    ("flux", "hausse", "somme"),
    ("taux", "hausse", "aucune"),
    ("jalon", "hausse", "aucune"),
    ("annuel", "hausse", "aucune"),
    ("qualitatif", "aucun", "aucune"),
)
_WITH_BASELINE = ("niveau", "taux")


@st.composite
def small_catalogues(draw: st.DrawFn) -> Rows:
    """The rows of a catalogue of Paris and Seine-Saint-Denis, valid but for a target here and there."""
    rows: Rows = {name: [] for name in ("axes", "actions", "indicateurs", "cibles", "reperes", "avenants", "ajouts")}
    amended = draw(st.booleans())
    rows["avenants"] += [row("avenants")] * amended
    for axis in range(1, 1 + draw(st.integers(1, 3))):
        rows["axes"].append(row("axes", axe=str(axis)))
        for number in range(1, 1 + draw(st.integers(1 if axis == 1 else 0, 2))):
            action = f"{axis}.{number}"
            dates = draw(st.sampled_from([{}, {"debut": "2018-01-01", "fin": "2020-12-31"}, {"fin": "2019-06-30"}]))
            rows["actions"].append(row("actions", action=action, axe=str(axis), **dates))
            for each in range(1, 1 + draw(st.integers(0, 2))):
                _follow(draw, rows, action, f"A{axis:02d}.{number}-{each}")
    return rows


def _follow(draw: st.DrawFn, rows: Rows, action: str, code: str) -> None:
    """An indicator, perhaps with a target and where it started from."""
    kind, direction, adds = draw(st.sampled_from(_FORMS))
    places = draw(st.sampled_from(_FOLLOWED))
    own = {"nature": kind, "sens": direction, "agregation": adds, "territoires": places}
    often = draw(st.sampled_from(["annuelle", "semestrielle", "ponctuelle"]))
    rows["indicateurs"].append(row("indicateurs", indicateur=code, action=action, periodicite=often, **own))
    later = draw(st.booleans())
    if rows["avenants"] and later:
        rows["ajouts"].append(row("ajouts", indicateur=code))
    place = draw(st.sampled_from(places.split(" | ")))
    if draw(st.booleans()):
        value = draw(st.sampled_from(["0", "1", "40"]))
        rows["cibles"].append(row("cibles", indicateur=code, territoire=place, valeur=value))
    if kind in _WITH_BASELINE and draw(st.booleans()):
        start = "40" if direction == "baisse" else "0"  # a target may be where it began, never behind it
        rows["reperes"].append(row("reperes", indicateur=code, territoire=place, valeur=start))
