-- Every meeting in its last words, with the moment at which its figures were frozen.
WITH last_words AS (
    SELECT DISTINCT ON (meeting_id) *
    FROM meeting_records
    ORDER BY meeting_id, record_id DESC
)

SELECT
    m.meeting_id AS seance, m.committee AS comite, m.day AS jour, m.place AS lieu, m.situation AS date_de_situation,
    f.as_of AS arretee_le, f.catalogue_version AS referentiel
FROM last_words AS m
LEFT JOIN meeting_freezes AS f ON f.meeting_id = m.meeting_id
