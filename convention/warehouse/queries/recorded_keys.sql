-- Every key of the indicators of which a value was ever declared confidential: its observations, whether any of them
-- holds a value, and whether it is secret now: by the value in force, or where there is none by any that was.
WITH concerned AS (
    SELECT DISTINCT indicator FROM observations WHERE status = 'confidential'
),

in_force AS (
    SELECT indicator, territory, period_start, period_end, arg_max(status, observation_id) AS status
    FROM observations SEMI JOIN active_deposits('infinity'::TIMESTAMP) USING (deposit_id)
    WHERE indicator IN (FROM concerned)
    GROUP BY indicator, territory, period_start, period_end
)

SELECT
    o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end, any_value(o.grain)::VARCHAR AS grain,
    bool_or(o.value IS NOT NULL) AS known,
    coalesce(any_value(f.status) = 'confidential', bool_or(o.status = 'confidential')) AS secret,
    list(o.observation_id) AS observations
FROM observations AS o
LEFT JOIN in_force AS f USING (indicator, territory, period_start, period_end)
WHERE o.indicator IN (FROM concerned)
GROUP BY o.indicator, o.territory, o.period_start, o.period_end
ORDER BY o.indicator, o.territory, o.period_end, o.period_start
