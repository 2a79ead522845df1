"""The catalogue's own files, to take away: one by one under a French name, or all together with their description."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convention.wording.territories import file_stem

DESCRIPTION_NAME = "datapackage.json"
_FILE_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Column:
    """One column of a file: its name there, its title, what it holds."""

    name: str
    title: str
    description: str


@dataclass(frozen=True)
class CatalogueFile:
    """One file of the catalogue, as its description presents it; `text` is what it holds."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    text: str

    @property
    def rows(self) -> int:
        """How many rows it has, its heading aside."""
        return sum(1 for row in csv.reader(io.StringIO(self.text)) if row) - 1

    @property
    def download_name(self) -> str:
        """The name under which a reader keeps it."""
        return f"{file_stem()}-{self.name}.csv"

    @property
    def content(self) -> bytes:
        """UTF-8 with its mark, by which spreadsheets read accents."""
        return self.text.encode("utf-8-sig")


@dataclass(frozen=True)
class Package:
    """The files of the catalogue with their description; `described` is the text of `datapackage.json`."""

    title: str
    licence: str
    described: str
    files: tuple[CatalogueFile, ...]


def read_package(folder: Path, texts: Mapping[str, str]) -> Package:
    """The files that a catalogue folder describes, in that order.

    `texts`: what each file held in the version wanted, by name; those that have no versions are read from the folder.
    """
    described = (folder / DESCRIPTION_NAME).read_text(encoding="utf-8")
    facts = json.loads(described)
    files = tuple(_file(resource, folder, texts) for resource in facts["resources"])
    return Package(facts["title"], facts["licenses"][0]["title"], described, files)


def archive(package: Package) -> bytes:
    """Every file under its own name, and their description, in one zip that is the same each time."""
    held = {DESCRIPTION_NAME: package.described, **{f"{file.name}.csv": file.text for file in package.files}}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in held.items():
            zipped.writestr(zipfile.ZipInfo(name, _FILE_TIME), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _file(resource: Mapping[str, Any], folder: Path, texts: Mapping[str, str]) -> CatalogueFile:
    name = resource["name"]
    text = texts.get(name)
    if text is None:
        text = (folder / resource["path"]).read_text(encoding="utf-8-sig")
    columns = tuple(Column(f["name"], f["title"], f["description"]) for f in resource["schema"]["fields"])
    return CatalogueFile(name, resource["title"], resource["description"], columns, text)
