-- What some observations state: the observation that said it first, of what, and whether it is in force now.
WITH asked AS (
    SELECT observation_id, coalesce(confirms, observation_id) AS root, indicator, territory, period_start, period_end
    FROM observations
    WHERE observation_id IN (SELECT unnest($observations::BIGINT[]))
),

in_force AS (
    SELECT
        indicator, territory, period_start, period_end,
        arg_max(coalesce(confirms, observation_id), observation_id) AS root
    FROM observations SEMI JOIN active_deposits('infinity'::TIMESTAMP) USING (deposit_id)
    WHERE indicator IN (SELECT indicator FROM asked)
    GROUP BY indicator, territory, period_start, period_end
)

SELECT DISTINCT a.root, a.indicator, a.territory::VARCHAR AS territory, f.root IS NOT NULL AS in_force
FROM asked AS a
LEFT JOIN in_force AS f USING (root)
ORDER BY a.root
