"""Every package that the program or its tests need is locked to one version, the direct ones and those they need."""

from __future__ import annotations

from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[2]
RENEW = "renew constraints.txt: README, « Locked versions »"


def lines(path: str) -> list[str]:
    """The lines of a file of requirements, without options, remarks and references to others."""
    texts = (line.strip() for line in (PROJECT / path).read_text(encoding="utf-8").splitlines())
    return [text for text in texts if text and not text.startswith(("#", "-"))]


def applies(need: Requirement, extras: frozenset[str]) -> bool:
    """Whether this machine needs a package, for the extras that are asked for."""
    return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras or {""})


def needed(direct: list[Requirement]) -> set[str]:
    """The names of the packages needed, the direct ones and all that they need in turn."""
    waiting = [(canonicalize_name(need.name), frozenset(need.extras)) for need in direct if applies(need, frozenset())]
    found: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        at = waiting.pop()
        if at in found:
            continue
        found.add(at)
        name, extras = at
        needs = (need for need in map(Requirement, requires(name) or ()) if applies(need, extras))
        waiting += [(canonicalize_name(need.name), frozenset(need.extras)) for need in needs]
    return {name for name, _ in found}


LOCKED = {canonicalize_name(need.name): need.specifier for need in map(Requirement, lines("constraints.txt"))}
LISTS = ("requirements.txt", "requirements-shared.txt", ".ci/requirements.txt")
DIRECT = [Requirement(line) for path in LISTS for line in lines(path)]


@pytest.mark.parametrize("need", DIRECT, ids=lambda need: need.name)
def test_a_direct_package_is_locked_to_the_version_asked_for(need: Requirement) -> None:
    assert [pin.operator for pin in need.specifier] == ["=="]
    assert LOCKED.get(canonicalize_name(need.name)) == need.specifier, RENEW


def test_all_that_the_direct_packages_need_is_locked() -> None:
    assert needed(DIRECT) - LOCKED.keys() == set(), RENEW
    assert {tuple(pin.operator for pin in pins) for pins in LOCKED.values()} == {("==",)}


def test_what_is_installed_from_either_list_is_held_to_the_locked_versions() -> None:
    assert "-c constraints.txt" in (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert "-r requirements.txt" in (PROJECT / "requirements-shared.txt").read_text(encoding="utf-8").splitlines()
    assert (
        "-r ../requirements-shared.txt" in (PROJECT / ".ci/requirements.txt").read_text(encoding="utf-8").splitlines()
    )
