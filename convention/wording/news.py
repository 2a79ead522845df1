"""News in French: the titles of its parts, its sentence, and the letter that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from convention.domain.news import Interest
from convention.wording.formats import COLON, NO_BREAK, counted, moment

FIGURES, DECIDED, CONTESTED, SAID, MET, ASKED, EXCHANGED = (
    "Indicateurs",
    "Décisions",
    "Valeurs contestées",
    "Synthèses",
    "Séances",
    "Collecte",
    "Échanges",
)


def followed(interest: Interest) -> str:
    """Whom the news are for: `pour le service DASES`, `pour l’action 8.1`, or nothing for everything."""
    parts = [f"le service {interest.service}"] if interest.service else []
    parts += [f"l’action {interest.action}"] if interest.action else []
    return f"pour {' et '.join(parts)}" if parts else "pour toute la convention"


def news_sentence(count: int, since: datetime, interest: Interest) -> str:
    """How much is new since a moment."""
    if not count:
        return f"Rien de nouveau {followed(interest)} depuis le {moment(since)}."
    return f"{counted(count, 'nouveauté', 'nouveautés')} {followed(interest)} depuis le {moment(since)}."


def news_subject(count: int, interest: Interest) -> str:
    """The subject of the letter."""
    return f"Convention de coopération{COLON}{counted(count, 'nouveauté', 'nouveautés')} {followed(interest)}"


def news_letter(sentence: str, parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The letter in plain text; `parts`: a title with its lines."""
    lines = ["Bonjour,", "", sentence, ""]
    for title, told in parts:
        lines += [title, *(f"  – {line}" for line in told), ""]
    lines += [f"Le détail est sur la page «{NO_BREAK}Nouveautés{NO_BREAK}» du tableau de bord.", ""]
    return "\n".join(lines)
