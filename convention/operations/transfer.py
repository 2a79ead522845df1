"""Everything in open formats, and back: each table as Parquet and CSV, the deposited files, a description of it all."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path, PurePath

import duckdb

from convention.domain.errors import ShownError
from convention.domain.territories import declared
from convention.operations.places import OWNER_ONLY, opened_as_it_is, sql_text, synchronise
from convention.operations.state import Table, outline, quoted, state_digest, tables
from convention.warehouse.database_errors import of_other_territories
from convention.warehouse.kept_file import original_bytes
from convention.warehouse.sql import migrations, query

DESCRIPTION = "datapackage.json"
_FILES = "fichiers"
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}")


class TransferError(ShownError):
    """An export cannot be written where it should be, or what is to be imported is not a whole export."""


def export(connection: duckdb.DuckDBPyConnection, folder: Path) -> str:
    """Write all that a base holds, its history included, to an absent or empty folder; give the digest of its state.

    Parquet files are exact and are what an import reads; CSV files say the same to people, but for file contents,
    which stand in a folder as they were deposited. The description comes last. Raises TransferError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise TransferError(f"Le dossier «\u00a0{folder}\u00a0» n’est pas vide\u00a0: rien n’est exporté.")
    folder.mkdir(parents=True, exist_ok=True)
    found, held, state = tables(connection), outline(connection), state_digest(connection)
    for table in found:
        _write(connection, table, folder)
    _write_files(connection, folder / _FILES)
    description = {
        "profile": "data-package",
        "name": "convention",
        "state": state,
        "schema": held.schema,
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.csv",
                "parquet": f"{table.name}.parquet",
                "format": "csv",
                "encoding": "utf-8",
                "rows": held.rows[table.name],
                "schema": {"fields": [{"name": name, "type": _plain(kind)} for name, kind in _readable(table)]},
            }
            for table in found
        ],
    }
    text = json.dumps(description, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")
    return state


def import_into(folder: Path, path: Path, *, elsewhere: bool = False) -> str:
    """Make the base at `path`, which must be absent, from an export; give the digest of its state.

    The tables are those of the exporting program; the next start brings them up to date. `elsewhere`: the base of
    another convention, to look at, may have other territories.
    Raises TransferError, after which there is no base at `path`.
    """
    if path.exists():
        raise TransferError(
            f"La base «\u00a0{path}\u00a0» existe déjà\u00a0: rien n’est importé. Déplacez d’abord ce fichier."
        )
    description = _described(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.importee")
    draft.unlink(missing_ok=True)
    try:
        with opened_as_it_is(draft, read_only=False) as connection:
            codes = _territories(connection, folder)
            if not elsewhere and set(codes) != set(declared()):
                raise of_other_territories(folder, codes, declared())
            state = _filled(connection, folder, int(description["schema"]), codes)
        if state != description["state"]:
            raise TransferError("Ce qui est importé n’est pas ce qui a été exporté\u00a0: aucune base n’est faite.")
        draft.chmod(OWNER_ONLY)
        synchronise(draft)
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return state


def _territories(connection: duckdb.DuckDBPyConnection, folder: Path) -> tuple[str, ...]:
    """The codes of the territories that the newest catalogue of an export declares; those of here for the oldest."""
    try:
        places = {"path": str(folder / "catalogue_files.parquet")}
        rows = connection.execute(query("territories_exported"), places).fetchall()
        codes = tuple(cells["territoire"] for (text,) in rows for cells in csv.DictReader(text.splitlines()))
    except (duckdb.Error, csv.Error, KeyError) as error:
        raise _not_whole(folder) from error
    if not all(_CODE.fullmatch(code) for code in codes):
        raise _not_whole(folder)
    return codes or tuple(declared())


def _not_whole(folder: Path) -> TransferError:
    return TransferError(f"L’export «\u00a0{folder}\u00a0» est incomplet ou abîmé\u00a0: aucune base n’est faite.")


def _filled(connection: duckdb.DuckDBPyConnection, folder: Path, schema: int, codes: tuple[str, ...]) -> str:
    if schema > max(number for number, _, _ in migrations()):
        raise TransferError("Cet export vient d’une version plus récente du programme\u00a0: mettez-le à jour.")
    connection.execute(query("create_migrations"))
    for number, _, text in migrations(codes):
        if number <= schema:
            connection.execute(text)
    try:
        for table in tables(connection):
            text = query("table_from_file").format(table=f"main.{quoted(table.name)}")
            connection.execute(text, {"path": str(folder / f"{table.name}.parquet")})
    except duckdb.Error as error:
        raise _not_whole(folder) from error
    connection.execute("CHECKPOINT")
    return state_digest(connection)


def _described(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        return {"state": str(found["state"]), "schema": str(int(found["schema"]))}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TransferError(
            f"Le dossier «\u00a0{folder}\u00a0» n’est pas un export entier\u00a0: "
            "sa description manque ou ne se lit pas."
        ) from error


def _write(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> None:
    name = f"main.{quoted(table.name)}"
    columns = ", ".join(quoted(column) for column, _ in _readable(table))
    connection.execute(f"COPY {name} TO {sql_text(folder / f'{table.name}.parquet')} (FORMAT parquet)")
    connection.execute(f"COPY {name} ({columns}) TO {sql_text(folder / f'{table.name}.csv')} (FORMAT csv, HEADER)")


def _write_files(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Each deposited file under its deposit's number: names that people chose are cells of a table, never paths."""
    folder.mkdir()
    compressed = "compression" in next((t.columns for t in tables(connection) if t.name == "deposits"), ())
    names = ("deposit_id", "file_name", "content", *(("compression", "size") if compressed else ()))
    rows = connection.execute(query("deposited_contents").format(columns=", ".join(names)))
    while (row := rows.fetchone()) is not None:
        number, name, content, *how = row
        ending = PurePath(str(name)).suffix
        target = folder / f"depot-{number}{ending if _ENDING.fullmatch(ending) else ''}"
        # An erased file is empty, whatever its size was.
        target.write_bytes(original_bytes(bytes(content), *how) if how and content else bytes(content))


def _readable(table: Table) -> list[tuple[str, str]]:
    return [(name, kind) for name, kind in zip(table.columns, table.types, strict=True) if kind != "BLOB"]


def _plain(kind: str) -> str:
    """The Table Schema type of a column of the engine."""
    if kind.endswith("INT") or kind == "INTEGER":
        return "integer"
    known = {"DATE": "date", "TIMESTAMP": "datetime", "BOOLEAN": "boolean", "DOUBLE": "number"}
    return "number" if kind.startswith("DECIMAL") else known.get(kind, "string")
