-- Every comment recorded for the keys of some indicators.
SELECT DISTINCT indicator, territory::VARCHAR AS territory, period_start, period_end, comment
FROM seen_observations()
WHERE list_contains($indicators, indicator) AND comment <> ''
