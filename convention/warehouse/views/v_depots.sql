-- Every deposit, with its state now.
WITH last_events AS (
    SELECT DISTINCT ON (deposit_id) deposit_id, event, recorded_at, person, reason
    FROM deposit_events
    ORDER BY deposit_id, event_id DESC
)

SELECT
    d.deposit_id AS depot, d.file_name AS fichier, d.sha256 AS empreinte, d.size AS octets, d.depositor AS deposant,
    d.recorded_at AS enregistre_le, d.observations AS valeurs, d.cells AS cellules, d.not_data AS hors_donnees,
    e.event <> 'withdrawn' AS en_vigueur, e.recorded_at AS etat_depuis, e.person AS etat_par, e.reason AS motif
FROM deposits AS d
JOIN last_events AS e ON e.deposit_id = d.deposit_id
