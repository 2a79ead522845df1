-- Every meeting recorded by $as_of in its last words, with what it froze, oldest first.
WITH latest AS (
    SELECT max(record_id) AS record_id
    FROM meeting_records
    WHERE recorded_at <= $as_of
    GROUP BY meeting_id
)

SELECT
    m.meeting_id, m.committee::VARCHAR AS committee, m.day, m.place, m.participants, m.situation, m.notes,
    f.as_of, f.catalogue_version, f.person
FROM meeting_records AS m
SEMI JOIN latest USING (record_id)
LEFT JOIN meeting_freezes AS f ON f.meeting_id = m.meeting_id AND f.as_of <= $as_of
ORDER BY m.day, m.meeting_id
