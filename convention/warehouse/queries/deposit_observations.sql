-- The values that one deposit brought, in the order of the file.
SELECT
    o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end, o.grain::VARCHAR AS grain,
    o.status::VARCHAR AS status, o.value, o.numerator, o.denominator,
    o.observation_id, o.deposit_id, d.file_name, o.sheet, concat(o.cell_column, o.cell_row) AS cell, o.text, o.source,
    o.comment, o.reason, d.depositor, d.recorded_at
FROM seen_observations() AS o
JOIN deposits AS d USING (deposit_id)
WHERE o.deposit_id = $deposit_id
ORDER BY o.observation_id
