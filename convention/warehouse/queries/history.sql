-- Every value ever recorded for one key by $as_of, newest first.
SELECT
    o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end, o.grain::VARCHAR AS grain,
    o.status::VARCHAR AS status, o.value, o.numerator, o.denominator,
    o.observation_id, o.deposit_id, d.file_name, o.sheet, concat(o.cell_column, o.cell_row) AS cell, o.text, o.source,
    o.comment, o.reason, d.depositor, d.recorded_at, e.active
FROM seen_observations() AS o
JOIN deposits AS d USING (deposit_id)
JOIN known_deposits($as_of) AS e USING (deposit_id)
WHERE o.indicator = $indicator
    AND o.territory = $territory
    AND o.period_start = $period_start
    AND o.period_end = $period_end
ORDER BY o.observation_id DESC
