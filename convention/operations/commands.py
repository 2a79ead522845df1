"""The commands of `python -m convention`: their arguments, what each does, and the exit status it ends with."""

from __future__ import annotations

import getpass
import os
import shutil
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from contextlib import closing
from enum import IntEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from convention.domain.errors import ShownError
from convention.operations.backup import keep, keep_only, verified
from convention.operations.doctor import backup_remarks, examine
from convention.operations.erase import add_erase_arguments, run_erase
from convention.operations.french_parser import CommandParser, FrenchParser
from convention.operations.live import at_one_moment, copy_at_one_moment
from convention.operations.new_catalogue import lay_catalogue
from convention.operations.people import add_people_arguments, run_people
from convention.operations.places import BASE_NAME, data_directory, shared_log_address
from convention.operations.restore import restore
from convention.operations.transfer import export, import_into
from convention.warehouse.database_errors import DatabaseFileError
from convention.warehouse.database_file import BaseHeldError
from convention.warehouse.store import Store, open_store
from convention.wording.formats import counted, number

Write = Callable[[str], None]
CONTACT = "CONVENTION_CONTACT"
"""The setting that holds the e-mail address for readers' requests."""


class Ending(IntEnum):
    """How a command ends; 2 is a wrong command line."""

    DONE = 0
    REFUSED = 1
    HELD = 4
    UNREADABLE = 5


def parse_command(arguments: list[str] | None = None) -> Namespace:
    """The command and its options; a wrong command line ends the program with code 2."""
    parser = FrenchParser("python -m convention", "Garder la base du tableau de bord pendant des années.")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE", required=True, parser_class=CommandParser)
    backup = commands.add_parser("backup", help="sauvegarder la base, même pendant que le tableau de bord tourne")
    backup.add_argument("folder", metavar="DOSSIER", type=Path, help="où poser la sauvegarde et son manifeste")
    backup.add_argument("--keep", metavar="N", type=_count, help="ne garder que les N dernières sauvegardes du dossier")
    verify = commands.add_parser("verify", help="vérifier qu’une sauvegarde est entière")
    verify.add_argument("file", metavar="FICHIER", type=Path, help="la sauvegarde (.duckdb), son manifeste à côté")
    back = commands.add_parser("restore", help="remettre une sauvegarde à la place de la base, tableau de bord arrêté")
    back.add_argument("file", metavar="FICHIER", type=Path, help="la sauvegarde (.duckdb), son manifeste à côté")
    commands.add_parser("doctor", help="examiner la base, son journal, sa version, le disque et les droits")
    out = commands.add_parser(
        "export", help="écrire tout ce que la base contient, historique compris, en formats ouverts"
    )
    out.add_argument("folder", metavar="DOSSIER", type=Path, help="un dossier absent ou vide")
    back = commands.add_parser("import", help="faire d’un export une base, là où il n’y en a pas")
    back.add_argument("folder", metavar="DOSSIER", type=Path, help="le dossier d’un export")
    commands.add_parser("prepare", help="préparer la base partagée, ou la porter à la version de ce programme")
    site = commands.add_parser("publish", help="écrire l’édition publique d’une séance arrêtée, en pages statiques")
    site.add_argument("folder", metavar="DOSSIER", type=Path, help="le dossier de toutes les éditions")
    site.add_argument("--meeting", metavar="N", type=_count, help="la séance n° N, au lieu de la dernière arrêtée")
    site.add_argument(
        "--unvalidated", action="store_true", help="publier aussi les valeurs non validées, marquées comme telles"
    )
    add_erase_arguments(
        commands.add_parser("erase", help="effacer un dépôt fait par erreur avec des données personnelles")
    )
    new = commands.add_parser("new", help="poser le référentiel vide d’une autre convention, avec son guide")
    new.add_argument("folder", metavar="DOSSIER", type=Path, help="le dossier de la convention et de sa base")
    new.add_argument("--territory", metavar="CODE", action="append", help="un territoire, à répéter, deux au moins")
    add_people_arguments(commands.add_parser("people", help="montrer qui a quels droits, en donner, en retirer"))
    return parser.parse_args(arguments)


def run_command(arguments: Namespace, write: Write) -> Ending:
    """Run a command on the base of the data directory; what it says goes to `write`, line by line."""
    path = data_directory() / BASE_NAME
    try:
        return _COMMANDS[arguments.command](path, arguments, write)
    except ShownError as error:
        write(error.message)
        match error:
            case BaseHeldError():
                return Ending.HELD
            case DatabaseFileError():
                return Ending.UNREADABLE
            case _:
                return Ending.REFUSED
    except OSError as error:
        write(f"Le système refuse\u00a0: {error.strerror} («\u00a0{error.filename}\u00a0»).")
        return Ending.REFUSED


def _count(word: str) -> int:
    if not (word.isascii() and word.isdigit() and int(word) > 0):
        raise ArgumentTypeError("il faut un nombre entier, 1 au moins")
    return int(word)


def _is_absent(path: Path) -> bool:
    return not shared_log_address() and not path.exists()


def _backup(path: Path, arguments: Namespace, write: Write) -> Ending:
    if _is_absent(path):
        write(f"La base «\u00a0{path}\u00a0» n’existe pas\u00a0: il n’y a rien à sauvegarder.")
        return Ending.REFUSED
    made = back_up(path, arguments.folder)
    manifest = verified(made)
    rows = counted(sum(manifest.rows.values()), "ligne", "lignes")
    write(f"Sauvegarde faite et vérifiée\u00a0: {made}")
    write(f"  {number(manifest.size // 1024)} Kio, {rows}, empreinte de l’état {manifest.state}")
    for gone in keep_only(arguments.folder, arguments.keep) if arguments.keep else ():
        write(f"  ancienne sauvegarde effacée\u00a0: {gone.name}")
    return Ending.DONE


def back_up(path: Path, folder: Path) -> Path:
    """Make a backup of the base at `path`, or of the shared log, whoever holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with copy_at_one_moment(path, folder) as (copy, held):
        return keep(copy, folder, held)


def _verify(_: Path, arguments: Namespace, write: Write) -> Ending:
    manifest = verified(arguments.file)
    write(f"La sauvegarde «\u00a0{arguments.file}\u00a0» est entière\u00a0: empreinte de l’état {manifest.state}")
    return Ending.DONE


def _restore(path: Path, arguments: Namespace, write: Write) -> Ending:
    if shared_log_address():
        return _restore_log(arguments.file, write)
    kept = restore(arguments.file, path)
    write(f"La base «\u00a0{path}\u00a0» est celle de la sauvegarde «\u00a0{arguments.file.name}\u00a0».")
    if kept is not None:
        write(f"  la base remplacée est gardée\u00a0: {kept}")
    return Ending.DONE


def _restore_log(backup: Path, write: Write) -> Ending:
    from convention.operations.shared import put_into_log  # psycopg is only needed here

    verified(backup)
    with TemporaryDirectory(prefix=".convention-") as folder:
        kept = put_into_log(Path(shutil.copyfile(backup, Path(folder) / backup.name)))
    write(f"La base partagée est celle de la sauvegarde «\u00a0{backup.name}\u00a0».")
    if kept is not None:
        write(f"  ce qu’elle contenait est gardé dans le schéma «\u00a0{kept}\u00a0»")
    return Ending.DONE


def _doctor(path: Path, _: Namespace, write: Write) -> Ending:
    if shared_log_address():
        from convention.operations.shared import examine_log  # psycopg is only needed here

        remarks = [*examine_log(path.parent), *backup_remarks()]
    else:
        remarks = [*examine(path), *backup_remarks()]
    for remark in remarks:
        write(f"{'À FAIRE' if remark.wrong else 'bien   '}  {remark.text}")
    return Ending.REFUSED if any(remark.wrong for remark in remarks) else Ending.DONE


def _export(path: Path, arguments: Namespace, write: Write) -> Ending:
    if _is_absent(path):
        write(f"La base «\u00a0{path}\u00a0» n’existe pas\u00a0: il n’y a rien à exporter.")
        return Ending.REFUSED
    with at_one_moment(path) as connection:
        state = export(connection, arguments.folder)
    write(f"Export fait\u00a0: {arguments.folder}, empreinte de l’état {state}")
    return Ending.DONE


def _import(path: Path, arguments: Namespace, write: Write) -> Ending:
    if shared_log_address():
        return _import_log(arguments.folder, write)
    state = import_into(arguments.folder, path)
    write(f"La base «\u00a0{path}\u00a0» est faite de l’export, empreinte de l’état {state}")
    return Ending.DONE


def _import_log(folder: Path, write: Write) -> Ending:
    from convention.operations.shared import put_into_log, refuse_filled_log  # psycopg is only needed here

    refuse_filled_log()
    with TemporaryDirectory(prefix=".convention-") as draft:
        base = Path(draft) / BASE_NAME
        state = import_into(folder, base)
        put_into_log(base)
    write(f"La base partagée est faite de l’export, empreinte de l’état {state}")
    return Ending.DONE


def _prepare(_: Path, __: Namespace, write: Write) -> Ending:
    if not shared_log_address():
        write("CONVENTION_STORE n’est pas réglé\u00a0: il n’y a pas de base partagée à préparer.")
        return Ending.REFUSED
    from convention.operations.shared import prepare  # psycopg is only needed here

    found = prepare()
    write(f"La base partagée est prête, à la version {found.epoch if found else 0} des tables.")
    return Ending.DONE


def _new(_path: Path, arguments: Namespace, write: Write) -> Ending:
    folder = lay_catalogue(arguments.folder, arguments.territory or ("territoire_a", "territoire_b"))
    write(f"Référentiel vide posé dans «\u00a0{folder}\u00a0»\u00a0: commencez par LISEZMOI.md.")
    return Ending.DONE


def _publish(path: Path, arguments: Namespace, write: Write) -> Ending:
    if _is_absent(path):
        write(f"La base «\u00a0{path}\u00a0» n’existe pas\u00a0: il n’y a rien à publier.")
        return Ending.REFUSED
    # What draws pages takes seconds to load: the other commands do without.
    from convention.publication.publish import publish

    with copy_at_one_moment(path) as (copy, _), closing(open_store(copy)) as store:
        made = publish(
            store,
            arguments.folder,
            arguments.meeting,
            contact=os.environ.get(CONTACT, "").strip(),
            unvalidated=arguments.unvalidated,
        )
    if made.written:
        write(f"Édition {made.edition.version} publiée\u00a0: {made.folder}")
    else:
        write(f"L’édition {made.edition.version} dit déjà la même chose\u00a0: rien n’est écrit.")
    write(f"  empreinte {made.edition.digest}")
    return Ending.DONE


def _erase(path: Path, arguments: Namespace, write: Write) -> Ending:
    if shared_log_address() or not path.exists():
        write("Il n’y a pas ici de base dont on puisse effacer un dépôt\u00a0: rien n’a changé.")
        return Ending.REFUSED
    run_erase(path, arguments, write, getpass.getuser())
    return Ending.DONE


def _living(path: Path) -> Store:
    """The base itself, to be written to: on the shared log where one is set."""
    if shared_log_address():
        from convention.operations.shared import open_log_base  # psycopg is only needed here

        return open_log_base(path.parent)
    return open_store(path)


def _people(path: Path, arguments: Namespace, write: Write) -> Ending:
    if _is_absent(path):
        write(f"La base «\u00a0{path}\u00a0» n’existe pas\u00a0: lancez d’abord «\u00a0python -m loaders init\u00a0».")
        return Ending.REFUSED
    with closing(_living(path)) as store:
        run_people(store, arguments, write, getpass.getuser())
    return Ending.DONE


_COMMANDS: dict[str, Callable[[Path, Namespace, Write], Ending]] = {
    "backup": _backup,
    "verify": _verify,
    "restore": _restore,
    "doctor": _doctor,
    "export": _export,
    "import": _import,
    "people": _people,
    "prepare": _prepare,
    "erase": _erase,
    "publish": _publish,
    "new": _new,
}
