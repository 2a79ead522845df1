"""The pages of the dashboard: where each stands in the menu and at which address."""

from dataclasses import dataclass
from pathlib import Path

SITE_TITLE = "Convention Paris – Seine-Saint-Denis"
SITE_DESCRIPTION = (
    "Tableau de bord partagé de la convention de coopération 2018-2020 entre la Ville de Paris "
    "et le Département de la Seine-Saint-Denis : actions, indicateurs et trajectoires."
)
PAGES_FOLDER = Path(__file__).resolve().parent.parent
FAVICON = Path(__file__).with_name("favicon.png")
# The address of a page that does not exist is handed to the overview under this name.
UNKNOWN_PAGE_PARAMETER = "page_inconnue"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its script (relative to `pages/`), menu section, title, icon and address."""

    script: str
    section: str
    title: str
    icon: str
    address: str


ALL_PAGES = (
    PageEntry("suivi/synthese.py", "Suivi", "Synthèse", ":material/dashboard:", "synthese"),
    PageEntry("suivi/action.py", "Suivi", "Action", ":material/assignment:", "action"),
    PageEntry("suivi/explorer.py", "Suivi", "Explorer", ":material/query_stats:", "explorer"),
    PageEntry("comite/seances.py", "Comité", "Séances", ":material/groups:", "seances"),
    PageEntry("comite/projection.py", "Comité", "Mode séance", ":material/slideshow:", "projection"),
    PageEntry("comite/evaluation.py", "Comité", "Évaluation", ":material/fact_check:", "evaluation"),
    PageEntry("comite/avenants.py", "Comité", "Avenants", ":material/history_edu:", "avenants"),
    PageEntry("donnees/depot.py", "Données", "Dépôt", ":material/upload_file:", "depot"),
    PageEntry("references/convention.py", "Références", "Convention", ":material/menu_book:", "convention"),
    PageEntry("references/methode.py", "Références", "Méthode", ":material/calculate:", "methode"),
    PageEntry(
        "references/accessibilite.py", "Références", "Accessibilité", ":material/accessibility_new:", "accessibilite"
    ),
)
HOME = ALL_PAGES[0]


def listed_pages(folder: Path = PAGES_FOLDER) -> list[PageEntry]:
    """The pages whose script exists under `folder`, in menu order."""
    return [entry for entry in ALL_PAGES if (folder / entry.script).is_file()]
