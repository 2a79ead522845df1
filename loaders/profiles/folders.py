"""Profiles on disk: those that come with the project, and those that analysts saved."""

from __future__ import annotations

import os
import re
from pathlib import Path

from convention.domain.errors import ShownError
from loaders.parsing.suggestions import fold
from loaders.profiles.profile import Profile
from loaders.profiles.toml_read import ProfileError, parse_profile
from loaders.profiles.toml_write import profile_text

_SUFFIX = ".toml"
_LONGEST = 80


SHIPPED = Path(__file__).resolve().parents[2] / "data" / "profils"


class ProfileNameError(ShownError):
    """Another profile has the name."""


def saved_folder(data_folder: Path) -> Path:
    """Where the profiles stand that are saved at run time."""
    return data_folder / "profils"


def known_profiles(data_folder: Path) -> tuple[Profile, ...]:
    """The profiles by which files are read: those of `every_profile` that are not retired. Raises ProfileError."""
    return tuple(profile for profile in every_profile(data_folder) if not profile.retired)


def every_profile(data_folder: Path) -> tuple[Profile, ...]:
    """The profiles that come with the project, then those saved in a data folder. Raises ProfileError."""
    return load_profiles(SHIPPED, saved_folder(data_folder))


def load_profiles(*folders: Path) -> tuple[Profile, ...]:
    """The profiles of some folders, in the order of the folders, then of file names; an absent folder has none.

    One that has the name of an earlier one stands in its place: so a person mends a profile that came with the project.
    Raises ProfileError, naming the file.
    """
    paths = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob(f"*{_SUFFIX}"))]
    return tuple({profile.name: profile for profile in map(_loaded, paths)}.values())


def _loaded(path: Path) -> Profile:
    try:
        return parse_profile(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path.name}\u00a0: ce profil de lecture n’est pas écrit en UTF-8.") from error
    except ProfileError as error:
        raise ProfileError(f"{path.name}\u00a0: {error.message}") from error


def save_profile(folder: Path, profile: Profile) -> Path:
    """Write a profile under its name, whole or not at all; a former one of the same name goes to the folder `anciens`.

    Raises ProfileNameError when the file of that name holds a profile of another name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{file_name(profile.name)}{_SUFFIX}"
    if path.exists() and _loaded(path).name != profile.name:
        raise ProfileNameError(
            f"Un autre profil occupe déjà le fichier «\u00a0{path.name}\u00a0»\u00a0: donnez un autre nom à celui-ci."
        )
    if path.exists():
        _keep_former(path)
    draft = path.with_suffix(".nouveau")
    draft.write_text(profile_text(profile), "utf-8", newline="\n")
    os.replace(draft, path)
    return path


def _keep_former(path: Path) -> None:
    folder = path.parent / "anciens"
    folder.mkdir(exist_ok=True)
    number = 1 + sum(1 for _ in folder.glob(f"{path.stem}.*{_SUFFIX}"))
    (folder / f"{path.stem}.{number}{_SUFFIX}").write_bytes(path.read_bytes())


def file_name(name: str) -> str:
    """A plain file name for a profile or a service, whatever signs its name holds."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return words[:_LONGEST].strip("-") or "profil"
