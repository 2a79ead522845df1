-- The values that one deposit brought, in the order of the file.
SELECT
    indicator, territory::VARCHAR AS territory, period_start, period_end, grain::VARCHAR AS grain, value, numerator,
    denominator, status::VARCHAR AS status, source, comment, sheet,
    concat(cell_column, cell_row) AS cell, text, reason, observation_id
FROM observations
WHERE deposit_id = $deposit_id
ORDER BY observation_id
