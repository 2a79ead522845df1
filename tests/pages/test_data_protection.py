"""The register of personal data: every kind that the base keeps is in it, and its command is one that exists."""

from __future__ import annotations

import re

import pytest

from convention.operations.commands import parse_command
from tests.pages.driving import opened, texts


@pytest.mark.usefixtures("empty")
def test_the_register_is_whole_and_its_command_exists() -> None:
    app = opened("donnees-personnelles")
    assert not app.exception
    (table,) = [found.value for found in app.table]
    assert len(table) == 7
    assert not (table == "").any(axis=None)
    (words,) = [found[1] for text in texts(app) if (found := re.search(r"`python -m convention (erase [^`]*)`", text))]
    asked = parse_command(words.replace("NUMÉRO", "3").split())
    assert (asked.command, asked.deposit, asked.figures) == ("erase", 3, False)
