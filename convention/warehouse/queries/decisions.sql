-- Every decision recorded by $as_of in its last words, with the time of the first record of its present state in a row.
WITH known AS (
    SELECT
        *,
        max(record_id) OVER (PARTITION BY decision_id) AS last_id,
        last_value(state) OVER (
            PARTITION BY decision_id ORDER BY record_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS last_state
    FROM decision_records
    WHERE recorded_at <= $as_of
),

otherwise AS (
    SELECT decision_id, max(record_id) AS record_id
    FROM known
    WHERE state <> last_state
    GROUP BY decision_id
),

reached AS (
    SELECT k.decision_id, min(k.recorded_at) AS state_at
    FROM known AS k LEFT JOIN otherwise AS o USING (decision_id)
    WHERE k.record_id > coalesce(o.record_id, 0)
    GROUP BY k.decision_id
)

SELECT decision_id, meeting_id, action, text, owner, due, state::VARCHAR AS state, state_at
FROM known JOIN reached USING (decision_id)
WHERE record_id = last_id
ORDER BY decision_id
