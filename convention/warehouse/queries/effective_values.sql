-- The values in force for some indicators, to check incoming ones against. A value that later deposits confirmed is
-- that of the first deposit in force that says it; `root` is the observation that said it first of all.
WITH latest AS (
    SELECT
        max(observation_id) AS last_id,
        arg_max(coalesce(confirms, observation_id), observation_id) AS root
    FROM observations SEMI JOIN active_deposits('infinity'::TIMESTAMP) USING (deposit_id)
    WHERE list_contains($indicators, indicator)
    GROUP BY indicator, territory, period_start, period_end
),

-- Where the last word is a confirmation, the first one in force that says the same.
firsts AS (
    SELECT coalesce(confirms, observation_id) AS root, min(observation_id) AS first_id
    FROM observations SEMI JOIN active_deposits('infinity'::TIMESTAMP) USING (deposit_id)
    WHERE coalesce(confirms, observation_id) IN (SELECT root FROM latest WHERE root <> last_id)
    GROUP BY ALL
),

points AS (
    SELECT coalesce(first_id, last_id) AS observation_id, root
    FROM latest LEFT JOIN firsts USING (root)
)

SELECT
    o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end, o.grain::VARCHAR AS grain, o.value,
    o.numerator, o.denominator, o.status::VARCHAR AS status, o.source, o.comment, o.observation_id, p.root, o.sheet,
    concat(o.cell_column, o.cell_row) AS cell, d.file_name
FROM seen_observations() AS o
JOIN points AS p USING (observation_id)
JOIN deposits AS d USING (deposit_id)
ORDER BY o.indicator, o.territory, o.period_end, o.period_start
