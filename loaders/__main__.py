"""`python -m loaders`: deposit files, show what the base holds, make it."""

from __future__ import annotations

import io
import sys

from loaders.cli.arguments import parse_arguments
from loaders.cli.commands import run

if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(run(parse_arguments(), print))
