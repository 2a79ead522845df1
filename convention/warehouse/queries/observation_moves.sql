-- The keys whose value in force is another one, or none, in the later of two readings, and what made it so. A
-- confirmation moves nothing.
WITH active AS (
    SELECT deposit_id, coalesce(e.active, false) AS before, l.active AS after
    FROM known_deposits($as_of) AS l
    LEFT JOIN known_deposits($earlier) AS e USING (deposit_id)
),

keys AS (
    SELECT
        period_end,
        max(observation_id) FILTER (WHERE before AND period_end <= $situation_before) AS id_before,
        max(observation_id) FILTER (WHERE after AND period_end <= $situation) AS id_after
    FROM observations JOIN active USING (deposit_id)
    GROUP BY indicator, territory, period_start, period_end
    HAVING arg_max(coalesce(confirms, observation_id), observation_id)
            FILTER (WHERE before AND period_end <= $situation_before)
        IS DISTINCT FROM arg_max(coalesce(confirms, observation_id), observation_id)
            FILTER (WHERE after AND period_end <= $situation)
)

SELECT
    k.id_before, k.id_after,
    CASE
        WHEN k.id_after IS NULL AND k.period_end > $situation THEN 'time'
        WHEN k.id_after IS NULL THEN 'withdrawal'
        WHEN d.recorded_at > $earlier AND b.value IS NOT NULL THEN 'correction'
        WHEN d.recorded_at > $earlier OR k.period_end > $situation_before THEN 'new_data'
        ELSE 'withdrawal'
    END AS cause
FROM keys AS k
LEFT JOIN observations AS a ON a.observation_id = k.id_after
LEFT JOIN observations AS b ON b.observation_id = k.id_before
LEFT JOIN deposits AS d ON d.deposit_id = a.deposit_id
ORDER BY ALL
