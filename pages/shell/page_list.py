"""The pages of the dashboard: where each stands in the menu and at which address."""

from dataclasses import dataclass
from pathlib import Path

from convention.setting import catalogue_folder, convention_title
from convention.wording.territories import short_title

SITE_TITLE = short_title()
SITE_DESCRIPTION = (
    f"Tableau de bord partagé. {convention_title(catalogue_folder())}\u00a0: actions, indicateurs et trajectoires."
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
    PageEntry("followup/overview/page.py", "Suivi", "Synthèse", ":material/dashboard:", "synthese"),
    PageEntry("followup/action/page.py", "Suivi", "Action", ":material/assignment:", "action"),
    PageEntry("followup/targets/page.py", "Suivi", "Cibles", ":material/target:", "cibles"),
    PageEntry("followup/explorer/page.py", "Suivi", "Explorer", ":material/query_stats:", "explorer"),
    PageEntry("followup/news/page.py", "Suivi", "Nouveautés", ":material/notifications:", "nouveautes"),
    PageEntry("committee/meetings/page.py", "Comité", "Séances", ":material/groups:", "seances"),
    PageEntry("committee/screen/page.py", "Comité", "Mode séance", ":material/slideshow:", "projection"),
    PageEntry("committee/evaluation/page.py", "Comité", "Évaluation", ":material/fact_check:", "evaluation"),
    PageEntry("committee/exchanges/page.py", "Comité", "Échanges", ":material/handshake:", "echanges"),
    PageEntry("committee/amendments/page.py", "Comité", "Avenants", ":material/history_edu:", "avenants"),
    PageEntry("collection/deposit/page.py", "Données", "Dépôt", ":material/upload_file:", "depot"),
    PageEntry("collection/profiles/page.py", "Données", "Profils de lecture", ":material/table_view:", "profils"),
    PageEntry("collection/round/page.py", "Données", "Collecte", ":material/outgoing_mail:", "collecte"),
    PageEntry("collection/validation/page.py", "Données", "Validation", ":material/rule:", "validation"),
    PageEntry("administration/people/page.py", "Données", "Personnes", ":material/group:", "personnes"),
    PageEntry("administration/journal/page.py", "Données", "Journal", ":material/receipt_long:", "journal"),
    PageEntry(
        "administration/data_protection/page.py",
        "Données",
        "Registre RGPD",
        ":material/policy:",
        "donnees-personnelles",
    ),
    PageEntry("reference/catalogue/page.py", "Références", "Convention", ":material/menu_book:", "convention"),
    PageEntry("reference/commitments/page.py", "Références", "Engagements", ":material/checklist:", "engagements"),
    PageEntry("reference/method/page.py", "Références", "Méthode", ":material/calculate:", "methode"),
    PageEntry(
        "reference/accessibility/page.py",
        "Références",
        "Accessibilité",
        ":material/accessibility_new:",
        "accessibilite",
    ),
)
HOME = ALL_PAGES[0]


def listed_pages(folder: Path = PAGES_FOLDER) -> list[PageEntry]:
    """The pages whose script exists under `folder`, in menu order."""
    return [entry for entry in ALL_PAGES if (folder / entry.script).is_file()]
