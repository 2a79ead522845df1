"""A parser of command lines whose every word is French."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

_USAGE = "utilisation\u00a0: "
_ERRORS = (
    (r"the following arguments are required: (.*)", r"il manque\u00a0: \1"),
    (r"unrecognized arguments: (.*)", r"arguments inconnus\u00a0: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1\u00a0: \2 inconnu\u00a0; choisir parmi \3"),
    (r"argument (.*?): expected one argument", r"\1\u00a0: il manque une valeur"),
    (r"argument (.*?): expected at least one argument", r"\1\u00a0: il manque au moins une valeur"),
    (r"argument (.*?): ((?:.*n’est pas le code|il faut un).*)", r"\1\u00a0: \2"),
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


class CommandParser(FrenchParser):
    """The parser of one command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, "")
