"""Arguments of the command line, with every word that the parser itself says in French."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from convention.domain.findings import SEVERITIES, FindingCode, Severity

_USAGE = "utilisation\u00a0: "
_ERRORS = (
    (r"the following arguments are required: (.*)", r"il manque\u00a0: \1"),
    (r"unrecognized arguments: (.*)", r"arguments inconnus\u00a0: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1\u00a0: \2 inconnu\u00a0; choisir parmi \3"),
    (r"argument (.*?): expected one argument", r"\1\u00a0: il manque une valeur"),
    (r"argument (.*?): expected at least one argument", r"\1\u00a0: il manque au moins une valeur"),
    (r"argument (.*?): (.*n’est pas le code.*)", r"\1\u00a0: \2"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1\u00a0: la valeur \2 est de trop"),
    (r"ambiguous option: (.*?) could match (.*)", r"option ambiguë\u00a0: \1 peut vouloir dire \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _USAGE if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    """A parser whose help and errors are in French; a wrong command line ends with code 2."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, formatter_class=_Formatter, add_help=False)
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", "--aide", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and end."""
        for pattern, french in _ERRORS:
            message = re.sub(f"^{pattern}$", french.replace("\\u00a0", "\u00a0"), message)
        self.exit(2, f"{self.format_usage()}{self.prog}\u00a0: {message}\n")


class _Command(FrenchParser):
    """The parser of one command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, "")


def _question(word: str) -> FindingCode:
    """A finding that may be answered, by its code."""
    known = sorted(code for code, severity in SEVERITIES.items() if severity is Severity.CONFIRM)
    if word not in known:
        raise argparse.ArgumentTypeError(f"{word} n’est pas le code d’un constat à confirmer\u00a0: {', '.join(known)}")
    return FindingCode(word)


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command and its options; `command` is `deposit`, `status` or `init`."""
    parser = FrenchParser("python -m loaders", "Déposer des classeurs dans la base du tableau de bord.")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE", required=True, parser_class=_Command)
    deposit = commands.add_parser("deposit", help="contrôler des fichiers et les déposer")
    deposit.add_argument("files", nargs="+", metavar="FICHIER", help="classeur (xlsx, xlsm, xls, ods) ou texte (csv)")
    deposit.add_argument("--depositor", metavar="NOM", default="", help="qui dépose (par défaut, l’utilisateur)")
    deposit.add_argument("--reason", metavar="MOTIF", default="", help="motif des corrections sans commentaire")
    deposit.add_argument(
        "--accept",
        nargs="+",
        action="extend",
        default=[],
        type=_question,
        metavar="CODE",
        help="constats à confirmer dont la réponse est oui, par leur code entre crochets",
    )
    deposit.add_argument("--dry-run", action="store_true", help="montrer l’effet sans rien enregistrer")
    commands.add_parser("status", help="montrer ce que la base contient")
    commands.add_parser("init", help="créer une base vide : le référentiel, sans les exemples")
    return parser.parse_args(arguments)
