SELECT round_id, indicator, territory::VARCHAR, period_start, period_end, grain::VARCHAR, service
FROM round_lines
ORDER BY round_id, line
