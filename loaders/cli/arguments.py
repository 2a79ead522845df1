"""Arguments of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from convention.domain.findings import SEVERITIES, FindingCode, Severity
from convention.operations.french_parser import CommandParser, FrenchParser
from convention.operations.people import TERRITORY_WORDS, add_people_arguments


def _question(word: str) -> FindingCode:
    """A finding that may be answered, by its code."""
    known = sorted(code for code, severity in SEVERITIES.items() if severity is Severity.CONFIRM)
    if word not in known:
        raise argparse.ArgumentTypeError(f"{word} n’est pas le code d’un constat à confirmer\u00a0: {', '.join(known)}")
    return FindingCode(word)


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command and its options; `command` is the name of one of them."""
    parser = FrenchParser("python -m loaders", "Déposer des classeurs dans la base du tableau de bord.")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE", required=True, parser_class=CommandParser)
    deposit = commands.add_parser("deposit", help="contrôler des fichiers et les déposer")
    deposit.add_argument("files", nargs="+", metavar="FICHIER", help="classeur (xlsx, xlsm, xls, ods) ou texte (csv)")
    _add_depositing(deposit)
    carry = commands.add_parser("carry", help="reprendre les valeurs des indicateurs d’une autre convention")
    carry.add_argument("export", metavar="DOSSIER", type=Path, help="l’export de l’ancienne base")
    _add_depositing(carry)
    commands.add_parser("status", help="montrer ce que la base contient")
    commands.add_parser("catalogue", help="montrer ce que le référentiel du programme changerait à la base")
    commands.add_parser("init", help="créer une base vide : le référentiel, sans les exemples")
    add_people_arguments(commands.add_parser("people", help="montrer qui a quels droits, en donner, en retirer"))
    _add_validate(commands.add_parser("validate", help="dire ce qui reste à valider, valider ou contester des valeurs"))
    journal = commands.add_parser("journal", help="montrer le journal des actes et vérifier son enchaînement")
    journal.add_argument("--export", type=Path, metavar="FICHIER", help="écrire aussi le journal dans un fichier neuf")
    journal.add_argument("--verify", type=Path, metavar="FICHIER", help="vérifier un journal exporté, sans base")
    proof = commands.add_parser("proof", help="montrer les empreintes des séances arrêtées et des éditions")
    _add_editions(proof)
    mutual = commands.add_parser("countersign", help="contresigner une empreinte reçue de l’autre collectivité")
    mutual.add_argument("digest", metavar="EMPREINTE", help="les 64 signes reçus de l’autre collectivité")
    mutual.add_argument(
        "--territory", choices=list(TERRITORY_WORDS), required=True, metavar="TERRITOIRE", help="au nom de qui"
    )
    mutual.add_argument("--by", metavar="NOM", default="", help="qui contresigne (par défaut, l’utilisateur)")
    _add_editions(mutual)
    return parser.parse_args(arguments)


def _add_depositing(deposit: argparse.ArgumentParser) -> None:
    """Who deposits, why, what is answered, or only a trial."""
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


def _add_editions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--editions", type=Path, metavar="DOSSIER", help="le dossier des éditions publiques")


def _add_validate(parser: argparse.ArgumentParser) -> None:
    """What follows `validate`: nothing to see what is left, else the indicators and the side that speaks."""
    parser.add_argument("indicators", nargs="*", metavar="INDICATEUR", help="sans indicateur, montre ce qui reste")
    parser.add_argument("--territory", choices=list(TERRITORY_WORDS), metavar="TERRITOIRE", help="au nom de qui")
    parser.add_argument(
        "--period", default="", metavar="PÉRIODE", help="une seule période, écrite 2019, 2019-S1, 2019-T3"
    )
    parser.add_argument("--contest", metavar="MOTIF", help="contester, pour ce motif, au lieu de valider")
