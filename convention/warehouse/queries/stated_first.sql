-- The observation that said first what one says, and what it speaks of.
SELECT o.observation_id, o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end, o.grain::VARCHAR AS grain
FROM observations AS o
WHERE o.observation_id = (
    SELECT coalesce(confirms, observation_id) FROM observations WHERE observation_id = $observation_id
)
    AND o.observation_id NOT IN (FROM hidden_observations())
