-- The values in force for some indicators, to check incoming ones against.
WITH latest AS (
    SELECT max(observation_id) AS observation_id
    FROM observations SEMI JOIN active_deposits('infinity'::TIMESTAMP) USING (deposit_id)
    WHERE list_contains($indicators, indicator)
    GROUP BY indicator, territory, period_start, period_end
)

SELECT
    o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end, o.grain::VARCHAR AS grain, o.value,
    o.status::VARCHAR AS status, o.observation_id, o.sheet,
    concat(o.cell_column, o.cell_row) AS cell, d.file_name
FROM observations AS o
SEMI JOIN latest USING (observation_id)
JOIN deposits AS d USING (deposit_id)
ORDER BY o.indicator, o.territory, o.period_end, o.period_start
