-- The indicators of which an observation is hidden from whom this connection reads for.
SELECT DISTINCT indicator
FROM observations
WHERE observation_id IN (FROM hidden_observations())
