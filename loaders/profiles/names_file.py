"""Own names on disk: one TOML file for each service, beside its reading profiles; nothing in it is ever removed."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tomlkit

from loaders.parsing.own_names import OwnName, names_for, service_of
from loaders.profiles.folders import SHIPPED, file_name, saved_folder
from loaders.profiles.toml_read import ProfileError

FOLDER = "noms"
_INTRODUCTION = (
    "Noms propres d’un service\u00a0: ce que ses fichiers écrivent, et l’indicateur que cela désigne.",
    "La dernière ligne d’un nom compte\u202f; un indicateur vide le retire.",
)


def known_names(data_folder: Path, depositor: str = "") -> tuple[OwnName, ...]:
    """The names that hold for a file of this depositor: those that come with the project, and those said since.

    Raises ProfileError, naming the file.
    """
    return names_for(every_name(data_folder), service_of(depositor))


def every_name(data_folder: Path) -> tuple[OwnName, ...]:
    """All that was ever said, file by file. Raises ProfileError, naming the file."""
    folders = (SHIPPED / FOLDER, saved_folder(data_folder) / FOLDER)
    paths = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.toml"))]
    return tuple(name for path in paths for name in _names_of(path))


def save_names(data_folder: Path, service: str, names: Sequence[OwnName]) -> Path:
    """Add what was said to the file of a service, whole or not at all."""
    folder = saved_folder(data_folder) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{file_name(service)}.toml"
    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else _new(service)
    said = document.setdefault("nom", tomlkit.aot())
    for name in names:
        entry = tomlkit.table()
        at = name.at.replace(tzinfo=UTC)
        entry.update({"ecrit": name.text, "indicateur": name.code, "par": name.person, "le": at})
        said.append(entry)
    draft = path.with_suffix(".nouveau")
    draft.write_text(tomlkit.dumps(document), "utf-8", newline="\n")
    os.replace(draft, path)
    return path


def _new(service: str) -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    for line in _INTRODUCTION:
        document.add(tomlkit.comment(line))
    document["service"] = service
    return document


def _names_of(path: Path) -> tuple[OwnName, ...]:
    try:
        read = tomllib.loads(path.read_text("utf-8"))
        return tuple(_name(str(read["service"]), entry) for entry in read.get("nom", []))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise ProfileError(
            f"noms/{path.name}\u00a0: ce fichier de noms propres ne se lit pas\u202f; il faut "
            "«\u00a0service\u00a0», puis "
            "pour chaque nom «\u00a0ecrit\u00a0», «\u00a0indicateur\u00a0», «\u00a0par\u00a0», «\u00a0le\u00a0»."
        ) from error


def _name(service: str, entry: dict[str, Any]) -> OwnName:
    at = entry["le"]
    if not isinstance(at, datetime):
        raise ValueError(at)
    at = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
    return OwnName(str(entry["ecrit"]), str(entry["indicateur"]), service, str(entry["par"]), at)
