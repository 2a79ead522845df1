"""Profiles made, corrected, retired and restored by people: who and when stays with them, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from convention.warehouse.rights import journal
from convention.warehouse.store import Store
from loaders.profiles.folders import every_profile, known_profiles, saved_folder
from loaders.profiles.profile import Profile, ProfileAct
from loaders.teach import TeachingError, retire_profile, teach_profile
from tests.builders.profiles import HOUSE

PERSON, OTHER = "Ada Martin, DVD", "Jo Durand, DEF"


def named(folder: Path, name: str = HOUSE.name) -> Profile:
    return next(profile for profile in every_profile(folder) if profile.name == name)


def test_who_and_when_stay_with_a_profile_through_all_that_is_done_to_it(store: Store, tmp_path: Path) -> None:
    teach_profile(store, tmp_path, HOUSE, PERSON)
    teach_profile(store, tmp_path, replace(HOUSE, aside=("Notes",)), OTHER, corrects=True)
    assert named(tmp_path) in known_profiles(tmp_path)
    retire_profile(store, tmp_path, HOUSE.name, PERSON)
    assert named(tmp_path) not in known_profiles(tmp_path)
    retire_profile(store, tmp_path, HOUSE.name, OTHER, retired=False)
    found = named(tmp_path)
    assert [(event.act, event.person) for event in found.history] == [
        (ProfileAct.CREATED, PERSON),
        (ProfileAct.CORRECTED, OTHER),
        (ProfileAct.RETIRED, PERSON),
        (ProfileAct.RESTORED, OTHER),
    ]
    assert replace(found, history=()) == replace(HOUSE, aside=("Notes",))
    assert [(entry.act, entry.person) for entry in journal(store)] == [
        ("teach", event.person) for event in found.history
    ]


def test_each_former_text_of_a_profile_is_kept(store: Store, tmp_path: Path) -> None:
    path = teach_profile(store, tmp_path, HOUSE, PERSON)
    texts = [path.read_text("utf-8")]
    for aside in (("A",), ("B",)):
        texts.append(
            teach_profile(store, tmp_path, replace(HOUSE, aside=aside), OTHER, corrects=True).read_text("utf-8")
        )
    former = saved_folder(tmp_path) / "anciens"
    assert [former.joinpath(f"bilan-maison.{n}.toml").read_text("utf-8") for n in (1, 2)] == texts[:2]
    assert [profile.name for profile in every_profile(tmp_path)].count(HOUSE.name) == 1


def test_nobody_replaces_a_profile_without_meaning_to(store: Store, tmp_path: Path) -> None:
    teach_profile(store, tmp_path, HOUSE, PERSON)
    with pytest.raises(TeachingError, match="s’appelle déjà"):
        teach_profile(store, tmp_path, replace(HOUSE, aside=("Notes",)), OTHER)
    assert replace(named(tmp_path), history=()) == HOUSE
    assert len(journal(store)) == 1


def test_a_profile_that_comes_with_the_project_is_retired_without_touching_it(store: Store, tmp_path: Path) -> None:
    (shipped, *_) = known_profiles(tmp_path)
    path = retire_profile(store, tmp_path, shipped.name, PERSON)
    assert path.parent == saved_folder(tmp_path)
    assert shipped.name not in {profile.name for profile in known_profiles(tmp_path)}
    assert named(tmp_path, shipped.name).tables == shipped.tables


@pytest.mark.parametrize("person", ["", "  "])
def test_nobody_says_nothing(store: Store, tmp_path: Path, person: str) -> None:
    with pytest.raises(TeachingError):
        teach_profile(store, tmp_path, HOUSE, person)
    with pytest.raises(TeachingError):
        retire_profile(store, tmp_path, "Absent", PERSON)
    assert journal(store) == ()
