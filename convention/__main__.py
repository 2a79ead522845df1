"""`python -m convention`: back the base up, verify and restore backups, examine it."""

from __future__ import annotations

import io
import os
import sys

from convention.operations.commands import parse_command, run_command

if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    os.umask(0o077)
    sys.exit(run_command(parse_command(), print))
