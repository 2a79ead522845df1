"""Names of what the session and the address hold; each stands here once."""

from enum import StrEnum


class Param(StrEnum):
    """A name in the address; also the key of the widget that it follows."""

    SITUATION = "situation"
    AS_OF = "connu"
    TERRITORY = "territoire"
    ACTION = "fiche"
    COMPARED = "compare"
    SECTION = "rubrique"
    SEARCH = "recherche"
    AXIS = "axe"
    ORIGIN = "origine"
    INDICATOR = "indicateur"
    EXAMPLE = "exemple"
    DEPOSIT = "depot"
    INDICATORS = "indicateurs"
    VIEW = "vue"
    GRAIN = "pas"
    SINCE = "de"
    UNTIL = "a"
    COUNTING = "comptage"
    SHOWN = "territoires"
    OFFERED_WORDS = "mots"
    OFFERED_AXIS = "filtre_axe"
    OFFERED_ACTION = "filtre_fiche"
    OFFERED_SERVICE = "filtre_service"
    OFFERED_KIND = "filtre_nature"
    OFFERED_STATUS = "filtre_statut"
    MEETING = "seance"
    YEAR = "annee"
    AMENDMENT = "avenant"


class SessionKey(StrEnum):
    """What the session remembers besides its widgets."""

    PAGES = "_pages"
    WRITTEN = "_written_parameters"
    READING = "_reading"
    PERSON = "_person"
    DESK = "_deposit_desk"
    SHOWN_DEPOSITS = "_shown_deposits"
    ANSWERED_CLICKS = "_answered_clicks"
    SAID = "_said"
    MADE_PACK = "_made_pack"
    NOTED = "_noted"
