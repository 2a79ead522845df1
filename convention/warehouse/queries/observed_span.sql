-- The last day that an active value speaks of, and whether demonstration values are among them.
WITH active AS (
    SELECT deposit_id
    FROM deposit_events
    WHERE recorded_at <= $as_of
    GROUP BY deposit_id
    HAVING arg_max(event, event_id) <> 'withdrawn'
)

SELECT
    max(period_end) FILTER (value IS NOT NULL) AS last_day,
    coalesce(bool_or(source = $demonstration), false) AS demonstration,
    count(*) AS observations
FROM observations SEMI JOIN active USING (deposit_id)
