-- Every value ever recorded, those of withdrawn deposits and those replaced since included.
WITH last_events AS (
    SELECT DISTINCT ON (deposit_id) deposit_id, event
    FROM deposit_events
    ORDER BY deposit_id, event_id DESC
)

SELECT
    o.observation_id AS observation, o.indicator AS indicateur, o.territory AS territoire, o.period_start AS debut,
    o.period_end AS fin, o.grain AS granularite, o.value AS valeur, o.status AS statut, o.reason AS motif, o.source,
    o.deposit_id AS depot, d.depositor AS deposant, d.recorded_at AS enregistre_le,
    e.event <> 'withdrawn' AS depot_en_vigueur
FROM observations AS o
JOIN deposits AS d ON d.deposit_id = o.deposit_id
JOIN last_events AS e ON e.deposit_id = o.deposit_id
