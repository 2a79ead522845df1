"""Colours that everybody can read: contrast on both grounds, in greyscale and with the three common deficiencies."""

from __future__ import annotations

import itertools

import pytest

from convention.charts.palette import DARK, LIGHT, Palette
from convention.wording.labels import Tone, tone_symbol

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009,
# table 1, severity 1.0; they apply to linear RGB.
DEFICIENCIES: dict[str, Matrix] = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "greyscale": ((0.2126, 0.7152, 0.0722), (0.2126, 0.7152, 0.0722), (0.2126, 0.7152, 0.0722)),
}
READABLE, DISTINCT_SHAPE = 4.5, 3.0


def linear(code: str) -> Colour:
    """The linear components of `#rrggbb` (WCAG 2.2, relative luminance)."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def seen_with(colour: Colour, matrix: Matrix) -> Colour:
    """What is seen of a linear colour, kept inside what a screen shows."""
    red, green, blue = (
        min(max(sum(weight * part for weight, part in zip(row, colour, strict=True)), 0.0), 1.0) for row in matrix
    )
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_colours(colours: Palette) -> dict[str, str]:
    """Every colour that carries a text or a meaning."""
    named = {"text": colours.text, "muted": colours.muted}
    named |= {str(territory): code for territory, code in colours.territories.items()}
    named |= {f"series {at}": code for at, code in enumerate(colours.series)}
    return named | {str(tone): code for tone, code in colours.tones.items()}


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast(linear("#000000"), linear("#ffffff")) == pytest.approx(21)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_colour_stands_out_from_its_ground(colours: Palette) -> None:
    ground = linear(colours.ground)
    faint = {n: c for n, code in text_colours(colours).items() if (c := contrast(linear(code), ground)) < READABLE}
    assert faint == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_counts_are_readable_on_the_band_and_on_the_colours_of_statuses(colours: Palette) -> None:
    assert contrast(linear(colours.text), linear(colours.band)) >= READABLE
    for code in colours.tones.values():
        assert contrast(linear(colours.ground), linear(code)) >= READABLE


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_still_seen_by_those_who_see_colours_otherwise(colours: Palette, deficiency: str) -> None:
    matrix = DEFICIENCIES[deficiency]
    ground = seen_with(linear(colours.ground), matrix)
    lost = {
        name: found
        for name, code in text_colours(colours).items()
        if (found := contrast(seen_with(linear(code), matrix), ground)) < DISTINCT_SHAPE
    }
    assert lost == {}


def test_no_two_tones_share_a_sign_so_that_colour_is_never_alone() -> None:
    signs = [tone_symbol(tone) for tone in Tone]
    assert all(one != other for one, other in itertools.combinations(signs, 2))
