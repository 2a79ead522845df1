"""The register for the data-protection officer: what is kept of people, why, for how long, and how it is erased."""

import pandas as pd
import streamlit as st

from pages.parts.tables import draw_table

HEADINGS = ("Ce qui est gardé", "Pourquoi", "Combien de temps", "Où")
ROWS = (
    (
        "Nom et service de qui dépose, retire, valide, conteste, décide, écrit ou arrête une séance",
        "Dire d’où vient chaque chiffre et qui en répond",
        "Aussi longtemps que la base : sans ce nom, un chiffre n’a plus d’auteur",
        "La base, ses sauvegardes et ses exports",
    ),
    (
        "Identifiant et nom donnés par le fournisseur d’identité, droits",
        "Savoir qui peut faire quoi",
        "Aussi longtemps que la base ; un droit se retire, son histoire reste",
        "La base",
    ),
    (
        "Journal des actes : personne, moment, acte, objet, empreinte",
        "Montrer qu’aucun acte n’a été changé ni retiré",
        "Aussi longtemps que la base : retirer une entrée romprait l’enchaînement",
        "La base et les exports du journal",
    ),
    (
        "Session de qui s’est identifié",
        "Ne pas demander de s’identifier à chaque page",
        "Douze heures au plus, et jamais après l’arrêt du serveur",
        "La mémoire du serveur",
    ),
    (
        "Fichiers déposés, textes de leurs cellules, commentaires",
        "Relire chaque valeur dans sa cellule",
        "Aussi longtemps que la base, ou jusqu’à l’effacement",
        "La base et ses sauvegardes",
    ),
    (
        "D’un fichier refusé pour ses données personnelles : empreinte, taille, nombre de cellules, qui l’a donné",
        "Savoir qu’il a été donné, sans rien en garder",
        "Aussi longtemps que la base",
        "La base",
    ),
    (
        "Journal des incidents techniques, qui peut citer un texte lu",
        "Réparer le programme",
        "Six fichiers de 5 Mo au plus, les plus anciens remplacés ; aucune durée fixée : supprimez-les à votre gré",
        "Le dossier des données, « journal »",
    ),
)

st.title("Registre RGPD")
st.caption(
    "Registre pour le délégué à la protection des données. Le suivi porte sur des services et des actions, jamais sur "
    "des personnes : un fichier qui en nomme est refusé avant que rien n’en soit gardé."
)
draw_table(pd.DataFrame(ROWS, columns=list(HEADINGS)), "Registre des données personnelles")
st.header("Effacer ce qui a été déposé par erreur", anchor="effacer")
st.markdown(
    "Arrêtez le tableau de bord, puis, sur la machine de la base : "
    "`python -m convention erase NUMÉRO --reason MOTIF --backups DOSSIER`. Le fichier, son nom et tous les textes qui "
    "en ont été lus quittent la base et son fichier ; les chiffres restent, ou partent avec `--figures`. "
    "L’acte reste : qui, quand, pourquoi, empreinte. Les sauvegardes qui contiennent encore le fichier sont "
    "nommées ; elles ne sont pas modifiées."
)
