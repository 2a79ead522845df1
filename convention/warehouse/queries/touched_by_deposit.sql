SELECT DISTINCT indicator, territory::VARCHAR AS territory
FROM observations
WHERE deposit_id = $deposit_id
