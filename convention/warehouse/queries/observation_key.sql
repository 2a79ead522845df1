-- What one recorded value speaks of.
SELECT indicator, territory::VARCHAR AS territory, period_start, period_end, grain::VARCHAR AS grain
FROM observations
WHERE observation_id = $observation_id
