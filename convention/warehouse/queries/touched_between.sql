-- The indicators of the deposits that something was recorded of after $after, up to $until.
WITH events AS (
    SELECT deposit_id
    FROM deposit_events
    WHERE recorded_at > $after AND recorded_at <= $until
)

SELECT DISTINCT indicator
FROM observations SEMI JOIN events USING (deposit_id)
