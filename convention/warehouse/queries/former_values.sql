-- The values in force of an earlier base, by the text of the analysts' view of them.
SELECT
    indicateur, territoire, debut, fin, granularite, valeur, numerateur, denominateur, statut, source, commentaire,
    depot, enregistre_le
FROM (
{view}
)
ORDER BY indicateur, territoire, debut, fin
