-- The indicators of the deposits that something was recorded of after $after, up to $until, and of values signed then.
WITH events AS (
    SELECT deposit_id
    FROM deposit_events
    WHERE recorded_at > $after AND recorded_at <= $until
)

SELECT indicator FROM observations SEMI JOIN events USING (deposit_id)
UNION
SELECT o.indicator
FROM observations AS o
SEMI JOIN (
    SELECT observation_id FROM signoffs WHERE recorded_at > $after AND recorded_at <= $until
) USING (observation_id)
