-- The last day that a value in force speaks of, and whether demonstration values are among them.
WITH latest AS (
    SELECT max(observation_id) AS observation_id
    FROM observations SEMI JOIN active_deposits($as_of) USING (deposit_id)
    GROUP BY indicator, territory, period_start, period_end
)

SELECT
    max(period_end) FILTER (value IS NOT NULL) AS last_day,
    coalesce(bool_or(source = $demonstration), false) AS demonstration,
    count(*) AS observations
FROM observations SEMI JOIN latest USING (observation_id)
