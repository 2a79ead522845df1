"""What a template says in words: the meaning of every kind of indicator, and how to fill the workbook in."""

from __future__ import annotations

from convention.domain.catalogue import Catalogue, Direction, Indicator, Kind, Operator
from convention.wording.formats import COLON, day, french_spaces
from convention.wording.labels import label
from convention.wording.territories import parties
from convention.wording.values import SCALE, indicator_value

_SCALE = ", ".join(f"{degree} {word}" for degree, word in enumerate(SCALE))
MEANINGS = {
    kind: french_spaces(text)
    for kind, text in {
        Kind.LEVEL: "état constaté à la fin de la période ; les valeurs ne s’additionnent pas d’une période à l’autre",
        Kind.FLOW: "quantité de la seule période ; les périodes s’additionnent",
        Kind.CUMULATIVE: "total depuis le début de l’action ; il ne baisse pas d’une période à l’autre",
        Kind.RATE: "pourcentage constaté pour la période",
        Kind.MILESTONE: "étape : 1 quand elle est faite, la période étant le jour où elle l’a été",
        Kind.YEARLY: "engagement de chaque année : au moins 1 pour une année où il est tenu, 0 sinon",
        Kind.QUALITATIVE: f"degré sur une échelle : {_SCALE}",
    }.items()
}
DIRECTIONS = {Direction.UP: "à la hausse", Direction.DOWN: "à la baisse", Direction.NONE: "sans sens privilégié"}
NO_TARGET = "cible non fixée"


def targets_text(catalogue: Catalogue, indicator: Indicator) -> str:
    """Every target of an indicator, one a line: scope, value, due date, firmness."""
    lines = []
    for target in catalogue.targets_of(indicator.code):
        bound = "" if target.operator is Operator.REACH else f"{label(target.operator)} "
        value = indicator_value(indicator, target.value)
        lines.append(f"{label(target.territory)}{COLON}{bound}{value} au {day(target.due)} ({label(target.firmness)})")
    return "\n".join(lines) or NO_TARGET


# A line that begins with `# ` is a heading.
GUIDE = french_spaces(
    f"""# Mode d’emploi
Ce classeur recueille les valeurs des indicateurs de la convention de coopération entre {parties()}. \
Seule la feuille « Observations » est lue.
# Remplir
Une ligne dit une valeur : un indicateur, un territoire, une période. Les lignes attendues sont déjà là ; remplissez \
celles que vous connaissez et laissez les autres : une ligne sans valeur n’est pas lue, et ne compte pas pour zéro.
valeur : un nombre seul, dans l’unité indiquée, avec une virgule (12,5). Pour un pourcentage, 52 ou 52 %.
Pas de valeur ? Écrivez « n.d. » si elle n’est pas disponible, « secret » si elle est confidentielle, « sans objet » \
si l’indicateur ne s’applique pas.
jalon : une fois l’étape faite, écrivez 1 dans « valeur » et le jour (31/12/2019) dans « période ».
statut : définitif, provisoire ou estimé. Une case vide vaut définitif.
source : d’où vient la valeur (service, document, date), pour que chacun puisse la retrouver.
commentaire : ce qu’il faut savoir pour comprendre la valeur.
intitulé et unité ne sont là que pour vous aider ; la feuille « Définitions » dit ce que mesure chaque indicateur.
# Corriger une valeur déjà transmise
Écrivez la nouvelle valeur à la place de l’ancienne et dites pourquoi dans « commentaire ». L’ancienne valeur reste \
dans l’historique. Une ligne laissée telle quelle ne change rien.
# Ajouter une ligne
Écrivez sous la dernière ligne. Les indicateurs, les territoires et les statuts se choisissent dans une liste.
# Ce qu’il ne faut pas écrire
Aucune donnée personnelle, dans aucune colonne : ni nom, ni adresse, ni téléphone, ni courriel, ni situation d’une \
personne. Un effectif si petit qu’il désignerait quelqu’un se remplace par « secret ».
Aucune formule qui renvoie à un autre classeur : copiez la valeur.
# Déposer
Enregistrez le classeur, puis déposez-le tel quel dans le tableau de bord. Rien n’est enregistré avant que vous ayez \
vu, cellule par cellule, ce qui a été lu et ce qui va changer."""
)
