"""Arguments of the command line."""

from __future__ import annotations

import argparse

from convention.domain.findings import SEVERITIES, FindingCode, Severity
from convention.operations.french_parser import CommandParser, FrenchParser


def _question(word: str) -> FindingCode:
    """A finding that may be answered, by its code."""
    known = sorted(code for code, severity in SEVERITIES.items() if severity is Severity.CONFIRM)
    if word not in known:
        raise argparse.ArgumentTypeError(f"{word} n’est pas le code d’un constat à confirmer\u00a0: {', '.join(known)}")
    return FindingCode(word)


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command and its options; `command` is `deposit`, `status` or `init`."""
    parser = FrenchParser("python -m loaders", "Déposer des classeurs dans la base du tableau de bord.")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE", required=True, parser_class=CommandParser)
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
