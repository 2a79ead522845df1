-- Every deposit known by $as_of, newest first, with its last event.
WITH events AS (
    SELECT
        deposit_id,
        arg_max(event, event_id)::VARCHAR AS last_event,
        max(recorded_at) AS last_at,
        arg_max(person, event_id) AS last_person,
        arg_max(reason, event_id) AS last_reason
    FROM deposit_events
    WHERE recorded_at <= $as_of
    GROUP BY deposit_id
),

counted AS (
    SELECT deposit_id, count(*) AS findings
    FROM findings
    GROUP BY deposit_id
)

SELECT
    d.deposit_id, d.file_name, d.sha256, d.size, d.depositor, d.recorded_at, d.reader,
    d.observations, coalesce(c.findings, 0) AS findings, d.not_data, d.cells,
    e.last_event <> 'withdrawn' AS active, e.last_event, e.last_at, e.last_person, e.last_reason
FROM deposits AS d
JOIN events AS e USING (deposit_id)
LEFT JOIN counted AS c USING (deposit_id)
ORDER BY d.deposit_id DESC
