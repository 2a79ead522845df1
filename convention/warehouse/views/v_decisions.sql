-- Every decision of the committee in its last words.
WITH last_words AS (
    SELECT DISTINCT ON (decision_id) *
    FROM decision_records
    ORDER BY decision_id, record_id DESC
)

SELECT
    decision_id AS decision, meeting_id AS seance, action AS fiche_action, text AS texte, owner AS responsable,
    due AS echeance, state AS etat, recorded_at AS enregistre_le
FROM last_words
