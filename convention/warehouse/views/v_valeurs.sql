-- The values in force: for each indicator, territory and period the last word among the deposits that count.
WITH last_events AS (
    SELECT DISTINCT ON (deposit_id) deposit_id, event
    FROM deposit_events
    ORDER BY deposit_id, event_id DESC
),

last_words AS (
    SELECT DISTINCT ON (o.indicator, o.territory, o.period_start, o.period_end) o.*
    FROM observations AS o
    JOIN last_events AS e ON e.deposit_id = o.deposit_id AND e.event <> 'withdrawn'
    ORDER BY o.indicator, o.territory, o.period_start, o.period_end, o.observation_id DESC
)

SELECT
    w.indicator AS indicateur, w.territory AS territoire, w.period_start AS debut, w.period_end AS fin,
    w.grain AS granularite, w.value AS valeur, w.numerator AS numerateur, w.denominator AS denominateur,
    w.status AS statut, w.source, w.comment AS commentaire, w.confirms IS NOT NULL AS confirmation,
    w.deposit_id AS depot, d.file_name AS fichier, w.sheet AS feuille, concat(w.cell_column, w.cell_row) AS cellule,
    w.text AS texte_lu, d.recorded_at AS enregistre_le
FROM last_words AS w
JOIN deposits AS d ON d.deposit_id = w.deposit_id
