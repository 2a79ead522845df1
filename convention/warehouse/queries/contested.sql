-- The contested values in force up to $situation as of $as_of: of what, by which side, why.
WITH in_force AS (
    SELECT
        indicator, territory, period_start, period_end, arg_max(grain, observation_id) AS grain,
        arg_max(coalesce(confirms, observation_id), observation_id) AS root
    FROM observations SEMI JOIN active_deposits($as_of) USING (deposit_id)
    WHERE period_end <= $situation
    GROUP BY indicator, territory, period_start, period_end
),

last_words AS (
    SELECT observation_id AS root, side, arg_max(word, signoff_id) AS word,
        CASE WHEN observation_id IN (FROM hidden_observations()) THEN '' ELSE arg_max(reason, signoff_id) END AS reason
    FROM signoffs
    WHERE recorded_at <= $as_of
    GROUP BY observation_id, side
)

SELECT
    f.indicator, f.territory::VARCHAR AS territory, f.period_start, f.period_end, f.grain::VARCHAR AS grain,
    w.side::VARCHAR AS side, w.reason
FROM in_force AS f
JOIN last_words AS w USING (root)
WHERE w.word = 'contested'
ORDER BY f.indicator, f.period_end, f.territory, w.side
