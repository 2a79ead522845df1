"""The title and the statement of every code of finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from convention.domain.findings import FindingCode
from convention.wording.territories import how_many


class Words(NamedTuple):
    """A title, and a statement whose fields are those of the finding and its details."""

    title: str
    statement: str


_FILE = {
    FindingCode.FILE_EMPTY: Words("Fichier vide", "Le fichier ne contient rien."),
    FindingCode.FILE_TOO_LARGE: Words(
        "Fichier trop gros", "Le fichier pèse {bytes}\u00a0: c’est plus que ce qui est admis, {limit}."
    ),
    FindingCode.FILE_UNKNOWN_FORMAT: Words("Format inconnu", "Ce fichier n’est ni un classeur ni un fichier CSV."),
    FindingCode.FILE_DISGUISED: Words(
        "Format déguisé", "Le nom du fichier finit par {named}, mais son contenu est autre chose ({found})."
    ),
    FindingCode.FILE_DAMAGED: Words(
        "Fichier abîmé", "Le fichier est abîmé ou incomplet\u00a0: il ne peut pas être lu en entier."
    ),
    FindingCode.FILE_ENCRYPTED: Words(
        "Mot de passe", "Un mot de passe protège le classeur\u00a0: enregistrez-le sans mot de passe."
    ),
    FindingCode.FILE_BOMB: Words(
        "Contenu démesuré", "Une fois déplié, le fichier est démesuré par rapport à sa taille\u00a0: il n’est pas lu."
    ),
    FindingCode.FILE_TOO_SLOW: Words(
        "Lecture trop longue",
        "La lecture a demandé plus de {seconds} secondes de calcul\u00a0: elle a été arrêtée.",
    ),
    FindingCode.FILE_TOO_HEAVY: Words(
        "Fichier trop lourd", "Le fichier tient plus de cellules, de colonnes ou de texte que ce qui peut être lu."
    ),
    FindingCode.FILE_NOT_TEXT: Words(
        "Texte illisible", "À la ligne {line} du fichier, des octets ne sont pas du texte."
    ),
    FindingCode.QUOTE_UNCLOSED: Words(
        "Guillemet non fermé", "À la ligne {line} du fichier, un guillemet s’ouvre et ne se ferme jamais."
    ),
    FindingCode.QUOTE_MISPLACED: Words(
        "Guillemet mal placé", "À la ligne {line} du fichier, un guillemet se trouve au milieu d’une cellule."
    ),
    FindingCode.ROW_WIDTH: Words(
        "Ligne de largeur inattendue",
        "À la ligne {line} du fichier, il y a {cells} au lieu de {expected_count}.",
    ),
    FindingCode.MACROS_IGNORED: Words("Macros", "Le classeur contient des macros\u00a0: elles ne sont pas exécutées."),
    FindingCode.EXTERNAL_LINKS: Words(
        "Liens externes", "Le classeur renvoie à d’autres fichiers\u00a0: ils ne sont pas ouverts."
    ),
    FindingCode.FILE_RENAMED: Words(
        "Extension trompeuse",
        "Le contenu est lu comme {found}, ce que l’extension du nom ({named}) n’annonce pas.",
    ),
    FindingCode.FILE_DELIMITER: Words(
        "Séparateur incertain",
        "Rien ne dit avec certitude quel caractère sépare les colonnes, ainsi à la ligne {line}\u00a0: {read}.",
    ),
    FindingCode.FILE_DOCUMENT_TYPE: Words(
        "Déclaration interdite",
        "Le classeur porte une déclaration de type de document (DTD), qu’aucun tableur n’écrit et qui peut faire lire "
        "d’autres fichiers\u00a0: il n’est pas lu.",
    ),
    FindingCode.FILE_LOCK: Words(
        "Fichier de verrou",
        "Ce petit fichier est celui que le tableur pose à côté d’un classeur ouvert\u00a0: il n’a aucune cellule.",
    ),
    FindingCode.FILE_ENCODING: Words(
        "Encodage à changer", "Les accents de ce texte sont perdus\u00a0: à la ligne {line}, {read} en {encoding}."
    ),
}
_TABLES = {
    FindingCode.SHEET_HIDDEN: Words("Feuille masquée", "La feuille {sheet} est masquée\u00a0: elle n’est pas lue."),
    FindingCode.SHEET_NOT_CELLS: Words(
        "Feuille sans cellules", "La feuille {sheet} ne contient pas de cellules (graphique, macro)."
    ),
    FindingCode.SHEETS_ASIDE: Words(
        "Feuilles laissées de côté",
        "Le profil de lecture {read} laisse de côté ces feuilles, qui ne sont pas lues\u00a0: {sheets}.",
    ),
    FindingCode.STRAY_CELL: Words(
        "Cellule égarée",
        "{read} se trouve très loin des autres cellules de la feuille\u00a0: cette cellule n’est pas lue.",
    ),
    FindingCode.SHEETS_UNREAD: Words(
        "Feuilles non reconnues",
        "Ces feuilles portent des tableaux qui ne sont pas reconnus et ne seront pas lus\u00a0: {sheets}. Confirmez "
        "qu’elles ne contiennent pas de données, ou décrivez-les par un profil de lecture.",
    ),
    FindingCode.NUMBERS_UNREAD: Words(
        "Nombres hors des tableaux",
        "Des nombres se trouvent hors des tableaux reconnus et ne seront pas lus\u00a0: {places}.",
    ),
    FindingCode.ROWS_HIDDEN: Words("Lignes masquées", "Des lignes masquées sont lues comme les autres\u00a0: {rows}."),
    FindingCode.COLUMNS_HIDDEN: Words(
        "Colonnes masquées", "Des colonnes masquées sont lues comme les autres\u00a0: {columns}."
    ),
    FindingCode.TABLE_NOT_RECOGNISED: Words(
        "Tableau non reconnu", "Cette feuille porte un tableau qui n’est pas reconnu avec certitude."
    ),
    FindingCode.NO_DATA: Words("Aucune valeur", "Aucune valeur à déposer n’a été trouvée dans le fichier."),
    FindingCode.VALUES_UNREAD: Words(
        "Valeurs non lues",
        "La colonne {read} ressemble à des valeurs, et le profil de lecture ne la lit pas. Montrez ce qu’elle dit, ou "
        "laissez-la de côté dans le profil.",
    ),
    FindingCode.ROWS_UNREAD: Words(
        "Lignes non lues",
        "Sous la fin du tableau selon le profil de lecture, des lignes ressemblent à des valeurs, à partir de la "
        "ligne {row} ({count} en tout).",
    ),
    FindingCode.COLUMN_IGNORED: Words("Colonne non lue", "La colonne {read} n’est pas lue."),
    FindingCode.ROW_IGNORED: Words("Ligne non lue", "La ligne {read} n’est pas lue."),
    FindingCode.TOTAL_MISMATCH: Words(
        "Total non lu à vérifier",
        "Ce total, qui n’est pas lu, dit {read}\u00a0: ce n’est pas la somme des valeurs lues qu’il additionne.",
    ),
    FindingCode.COLUMN_DUPLICATED: Words(
        "Colonne en double", "Deux colonnes portent le même titre\u00a0: {read} (l’autre est en {first})."
    ),
}
_CELLS = {
    FindingCode.ERROR_CELL: Words("Erreur de calcul", "La cellule porte une erreur du tableur\u00a0: {read}."),
    FindingCode.FORMULA_WITHOUT_VALUE: Words(
        "Formule sans résultat", "La cellule porte une formule dont le résultat n’est pas enregistré."
    ),
    FindingCode.NUMBER_UNREADABLE: Words("Nombre illisible", "{read} n’est pas lu comme un nombre."),
    FindingCode.NUMBER_OUT_OF_RANGE: Words("Nombre démesuré", "{read} est trop grand pour être une valeur."),
    FindingCode.NUMBER_ROUNDED_TO_ZERO: Words(
        "Nombre trop petit", "{read} deviendrait zéro avec les six décimales qui sont gardées."
    ),
    FindingCode.NUMBER_AMBIGUOUS: Words("Nombre ambigu", "{read} peut se lire de deux façons."),
    FindingCode.NUMBER_CONVENTION: Words(
        "Écriture des nombres", "{read} est lu avec {meaning} ({places}), comme le montre {proof}."
    ),
    FindingCode.NUMBER_UNPROVEN: Words(
        "Virgule à confirmer",
        "{read} est lu avec des décimales ({places})\u00a0: aucun autre nombre du fichier ne montre que la virgule n’y "
        "sépare pas les milliers.",
    ),
    FindingCode.NUMBER_ROUNDED: Words("Décimales en trop", "{read} est gardé avec six décimales."),
    FindingCode.NUMBER_SCIENTIFIC: Words(
        "Écriture scientifique", "{read} est écrit avec une puissance de dix\u00a0: des chiffres peuvent manquer."
    ),
    FindingCode.UNIT_IN_CELL: Words("Unité dans la cellule", "{read} est lu sans son unité, qui est la bonne."),
    FindingCode.MULTIPLE_IN_CELL: Words("Multiple dans la cellule", "{read} est lu comme un multiple."),
    FindingCode.MULTIPLE_APPLIED: Words(
        "Multiple appliqué",
        "{read} annonce un multiple\u00a0: les valeurs lues ({places}) sont multipliées par {factor}\u00a0; {example}.",
    ),
    FindingCode.UNIT_MISMATCH: Words("Autre unité", "{read} n’est pas dans l’unité de l’indicateur."),
    FindingCode.UNIT_ANNOUNCED: Words(
        "Autre unité annoncée", "{read} annonce une autre unité que celle de l’indicateur, ou un multiple."
    ),
    FindingCode.UNITS_MIXED: Words("Unités mêlées", "Une même colonne porte plusieurs unités\u00a0: {read}."),
    FindingCode.PERCENT_UNIT: Words(
        "Pourcentage inattendu", "{read} est un pourcentage, et l’indicateur se compte autrement."
    ),
    FindingCode.PERCENT_FRACTION: Words(
        "Moins d’un pour cent", "{read} est lu comme un pourcentage inférieur à 1\u202f%."
    ),
    FindingCode.VALUE_MISSING: Words("Valeur manquante", "La ligne dit quelque chose, mais sa valeur est vide."),
    FindingCode.VALUE_MERGED: Words(
        "Valeur fusionnée", "{read} s’étend sur plusieurs cellules\u00a0: on ne sait de laquelle c’est la valeur."
    ),
    FindingCode.MISSING_WORD: Words("Absence à confirmer", "{read} est lu comme une valeur absente."),
    FindingCode.PERIOD_UNREADABLE: Words("Période illisible", "{read} n’est pas lu comme une période."),
    FindingCode.PERIOD_MISSING: Words("Période manquante", "La valeur n’a pas de période."),
    FindingCode.PERIOD_AMBIGUOUS: Words("Date ambiguë", "{read} peut se lire de deux façons."),
    FindingCode.PERIOD_IN_FUTURE: Words("Période à venir", "{read} est donné pour une période qui n’est pas finie."),
    FindingCode.PERIOD_GRAIN: Words(
        "Autre rythme", "{read} est donné pour {period}, qui n’est pas du rythme de l’indicateur."
    ),
    FindingCode.MILESTONE_DAY: Words(
        "Jour d’une étape", "Le jour de cette étape n’est pas dit\u00a0: {read} est donné pour {period} seulement."
    ),
    FindingCode.PERIOD_MARK: Words("Marque après une période", "{read} est lu comme {bare}{status}."),
    FindingCode.INDICATOR_OWN_NAME: Words(
        "Nom propre d’un service", "{read} est lu comme {meant}, ce qu’a dit {person} le {day}."
    ),
    FindingCode.INDICATOR_UNKNOWN: Words("Indicateur inconnu", "{read} n’est pas un indicateur du référentiel."),
    FindingCode.INDICATOR_MISSING: Words("Indicateur manquant", "La valeur n’a pas d’indicateur."),
    FindingCode.TERRITORY_UNKNOWN: Words("Territoire inconnu", "{read} n’est pas un territoire de la convention."),
    FindingCode.TERRITORY_MISSING: Words("Territoire manquant", "La valeur n’a pas de territoire."),
    FindingCode.TERRITORY_NOT_EXPECTED: Words(
        "Territoire inattendu", "L’indicateur n’est pas suivi pour ce territoire\u00a0: {territory}."
    ),
    FindingCode.STATUS_UNKNOWN: Words("Statut inconnu", "{read} n’est pas un statut."),
    FindingCode.STATUS_CONTRADICTS_VALUE: Words(
        "Statut contradictoire", "Le statut et la valeur {read} se contredisent."
    ),
    FindingCode.SOURCE_MISSING: Words("Sans source", "Des valeurs n’ont pas de source ({count})."),
    FindingCode.NEGATIVE_VALUE: Words("Valeur négative", "{read} est négatif, ce que l’indicateur ne peut pas être."),
    FindingCode.OVER_HUNDRED: Words("Plus de cent pour cent", "{read} dépasse 100\u202f%."),
    FindingCode.RATE_OVER_HUNDRED: Words(
        "Taux de plus de cent", "{read} dépasse 100\u202f%, ce que cet indicateur peut faire\u00a0: à vérifier."
    ),
    FindingCode.SCALE_VALUE: Words("Hors de l’échelle", "{read} n’est pas un degré de l’échelle."),
    FindingCode.YES_NO_VALUE: Words("Ni 1 ni 0", "{read} ne dit pas si l’étape est faite."),
    FindingCode.NOT_WHOLE: Words("Nombre non entier", "{read} n’est pas entier, et l’indicateur compte des unités."),
    FindingCode.RATIO_MISMATCH: Words(
        "Taux à vérifier", "{read} n’est pas le rapport du numérateur au dénominateur donnés."
    ),
    FindingCode.NOMINATIVE: Words(
        "Donnée personnelle",
        "{where} semble contenir {personal}. Les données nominatives sont refusées\u00a0: rien du fichier n’est "
        "gardé, hors son empreinte.",
    ),
    FindingCode.PERSON_POSSIBLE: Words(
        "Personne peut-être désignée",
        "{where} semble porter {personal}. Si quelqu’un peut être reconnu, ne déposez pas ce fichier\u00a0: retirez ce "
        "qui le désigne.",
    ),
    FindingCode.NOTE_KEPT: Words("Note de cellule", "Une note accompagne cette cellule\u00a0: {read}."),
    FindingCode.NOTE_DOUBTFUL: Words(
        "Note qui met en doute", "La note de cette cellule met sa valeur en doute\u00a0: {read}."
    ),
}
_BASE = {
    FindingCode.DUPLICATE_KEY: Words(
        "Valeur en double",
        "Une autre cellule vaut pour le même indicateur, le même territoire et la même période ({other}).",
    ),
    FindingCode.PERIOD_OVERLAP: Words(
        "Périodes qui se recouvrent", "La période de {read} recouvre une autre période donnée\u00a0: {other}."
    ),
    FindingCode.CORRECTION: Words("Correction", "{read} remplace {old}, déposé dans {file} ({place})."),
    FindingCode.CORRECTION_WITHOUT_REASON: Words(
        "Correction sans motif",
        "{read} remplacerait {old}, déposé dans {file} ({place})\u00a0: indiquez pourquoi, dans le commentaire de la "
        "ligne ou au moment du dépôt.",
    ),
    FindingCode.CORRECTION_OLD_COMMENT: Words(
        "Correction au motif ancien",
        "{read} remplacerait {old}, déposé dans {file} ({place}), mais le commentaire de la ligne était déjà "
        "enregistré pour cette valeur\u00a0: il n’explique pas ce changement. Écrivez-y pourquoi, ou donnez un motif "
        "au moment du dépôt.",
    ),
    FindingCode.NEGATIVE_CORRECTION: Words(
        "Correction négative d’un flux",
        "{read} est négatif\u00a0: il diminue ce qui a été compté avant. La somme du flux serait alors de {sum}.",
    ),
    FindingCode.SECRET_DERIVABLE: Words(
        "Secret qui se devine",
        "La valeur secrète ({territory}) se déduit du total et de l’autre territoire, par différence.",
    ),
    FindingCode.TOTAL_DECREASES: Words(
        "Cumul qui diminue", "{read}\u00a0: le cumul diminue par rapport à {other} ({period})."
    ),
    FindingCode.JUMP: Words(
        "Valeur hors de la série", "{read} est très loin de la valeur la plus proche de la série, {other} ({period})."
    ),
    FindingCode.SUM_MISMATCH: Words(
        "Total différent de la somme",
        f"Le total donné n’est pas la somme des {how_many()} territoires, qui est {{sum}}.",
    ),
}
_AMENDMENT = {
    FindingCode.AMENDMENT_SHEET: Words(
        "Feuille inconnue", "La feuille {read} ne porte pas le nom d’un fichier du référentiel."
    ),
    FindingCode.AMENDMENT_SHEET_TWICE: Words("Feuille en double", "Deux feuilles s’appellent {read}."),
    FindingCode.AMENDMENT_COLUMN: Words(
        "Colonne inconnue", "La colonne {read} n’est pas de ce fichier du référentiel."
    ),
    FindingCode.AMENDMENT_COLUMN_MISSING: Words(
        "Colonne manquante", "La colonne {column} manque à la feuille {sheet}."
    ),
    FindingCode.AMENDMENT_EMPTY: Words("Rien à lire", "Aucune ligne n’est à lire sous l’en-tête."),
    FindingCode.AMENDMENT_BESIDE: Words("Hors des colonnes", "{read} se trouve hors des colonnes du fichier."),
    FindingCode.AMENDMENT_CELL: Words("Cellule à corriger", "Colonne {column}\u00a0: {read} ne convient pas."),
    FindingCode.AMENDMENT_KEY: Words("Ligne en double", "{read} désigne la même chose que la ligne {line}."),
    FindingCode.AMENDMENT_REFERENCE: Words("Autre avenant", "La ligne se dit d’un autre avenant\u00a0: {read}."),
    FindingCode.AMENDMENT_DAY: Words(
        "Deux jours d’effet",
        "L’abandon de la cible compte de {read}, et l’avenant prend effet le {day}\u00a0: entre les deux, "
        "l’ancienne cible et la nouvelle valent ensemble, ou aucune.",
    ),
    FindingCode.AMENDMENT_ELSEWHERE: Words(
        "Contradiction", "Ainsi amendé, le référentiel se contredirait, fichier {file}, colonne {column}\u00a0: {read}."
    ),
}
WORDS: Mapping[FindingCode, Words] = {**_FILE, **_TABLES, **_CELLS, **_BASE, **_AMENDMENT}
