"""Why the assistant proposes to read a role of a table where it does, in one French phrase each."""

from __future__ import annotations

from enum import StrEnum

from convention.wording.formats import quoted


class Clue(StrEnum):
    """What shows where a role stands."""

    HEADING = "heading"
    CODES = "codes"
    NAMES = "names"
    SOME_NAMES = "some_names"
    PERIOD_CELLS = "period_cells"
    FIGURES = "figures"
    LAST_FIGURES = "last_figures"
    COLUMN_HEADINGS = "column_headings"
    TITLE = "title"
    LIKE_TITLE = "like_title"
    SHEET_NAME = "sheet_name"


def clue_phrase(clue: Clue, shown: str) -> str:
    """Why a role is read there; `shown`: the heading, the cells or the title that the clue stands on."""
    said = quoted(shown) if shown else ""
    match clue:
        case Clue.HEADING:
            return f"le titre de la colonne est {said}"
        case Clue.CODES:
            return f"toutes les cellules sont des codes d’indicateurs, comme {said}"
        case Clue.NAMES:
            return f"toutes les cellules en nomment, comme {said}"
        case Clue.SOME_NAMES:
            return f"des cellules en nomment, comme {said}\u202f; les autres lignes ne seraient pas lues"
        case Clue.PERIOD_CELLS:
            return f"toutes les cellules sont des périodes, comme {said}"
        case Clue.FIGURES:
            return f"c’est la seule colonne de chiffres qui reste, {said}"
        case Clue.LAST_FIGURES:
            return f"c’est la dernière colonne de chiffres, {said}\u202f: à vérifier, il y en a d’autres"
        case Clue.COLUMN_HEADINGS:
            return f"les titres de colonnes en nomment, comme {said}"
        case Clue.TITLE:
            return f"le titre au-dessus du tableau dit {said}"
        case Clue.LIKE_TITLE:
            return f"un titre ressemble à l’intitulé de cet indicateur\u00a0: {said}, à vérifier"
        case Clue.SHEET_NAME:
            return f"la feuille s’appelle {said}"
