-- What withdrawing a deposit that is in force, or restoring one that is not, would change: for each of its keys the
-- value in force and the one that would be, where they differ. No status: there is no value.
WITH concerned AS (
    SELECT o.*, a.active AS now, a.active <> (o.deposit_id = $deposit_id) AS afterwards
    FROM observations AS o
    JOIN known_deposits('infinity'::TIMESTAMP) AS a USING (deposit_id)
    SEMI JOIN (
        SELECT indicator, territory, period_start, period_end FROM observations WHERE deposit_id = $deposit_id
    ) USING (indicator, territory, period_start, period_end)
),

compared AS (
    SELECT
        indicator, territory, period_start, period_end,
        arg_max(grain, observation_id) AS grain,
        max(observation_id) FILTER (WHERE now) AS id_before,
        max(observation_id) FILTER (WHERE afterwards) AS id_after
    FROM concerned
    GROUP BY indicator, territory, period_start, period_end
)

SELECT
    c.indicator, c.territory::VARCHAR AS territory, c.period_start, c.period_end, c.grain::VARCHAR AS grain,
    b.value AS value_before, b.status::VARCHAR AS status_before,
    a.value AS value_after, a.status::VARCHAR AS status_after
FROM compared AS c
LEFT JOIN seen_observations() AS b ON b.observation_id = c.id_before
LEFT JOIN seen_observations() AS a ON a.observation_id = c.id_after
LEFT JOIN observations AS said_before ON said_before.observation_id = c.id_before
LEFT JOIN observations AS said_after ON said_after.observation_id = c.id_after
WHERE said_before.value IS DISTINCT FROM said_after.value OR said_before.status IS DISTINCT FROM said_after.status
ORDER BY c.indicator, c.territory, c.period_end, c.period_start
