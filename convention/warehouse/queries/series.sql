-- Every effective value of some indicators up to $situation, as of $as_of, with where each comes from; `total` adds
-- up increments since the day from which they count, `missing_days` of which have no value: the total is a minimum then.
WITH latest AS (
    SELECT
        indicator, territory, period_start, period_end,
        max(observation_id) AS last_id, arg_max(coalesce(confirms, observation_id), observation_id) AS root,
        arg_max_null(value, observation_id) AS value,
        greatest(count(*) FILTER (confirms IS NULL) - 1, 0) AS revisions
    FROM seen_observations() SEMI JOIN active_deposits($as_of) USING (deposit_id)
    WHERE indicator = ANY($indicators) AND period_end <= $situation
    GROUP BY indicator, territory, period_start, period_end
),

-- Where the last word is a confirmation, the first one in force that says the same: that one is the point's source.
firsts AS (
    SELECT coalesce(confirms, observation_id) AS root, min(observation_id) AS first_id
    FROM observations SEMI JOIN active_deposits($as_of) USING (deposit_id)
    WHERE coalesce(confirms, observation_id) IN (SELECT root FROM latest WHERE root <> last_id)
    GROUP BY ALL
),

points AS (
    SELECT coalesce(f.first_id, l.last_id) AS observation_id, l.*
    FROM latest AS l LEFT JOIN firsts AS f USING (root)
),

increments AS (
    SELECT
        l.observation_id,
        l.period_start >= i.since AS counts,
        sum(CASE WHEN l.period_start >= i.since THEN l.value ELSE 0 END) OVER upto AS total,
        greatest(0, l.period_end - i.since + 1 - sum(
            CASE WHEN l.value IS NOT NULL AND l.period_start >= i.since
                THEN l.period_end - l.period_start + 1 ELSE 0
            END
        ) OVER upto) AS missing_days
    FROM points AS l
    JOIN indicators AS i ON i.indicator = l.indicator AND i.version = $version AND i.adds_over_periods
    WINDOW upto AS (PARTITION BY l.indicator, l.territory ORDER BY l.period_end, l.period_start)
),

-- The last word of each side on what a point states.
words AS (
    SELECT root, list({'side': side::VARCHAR, 'word': word::VARCHAR, 'signer': signer} ORDER BY side) AS words
    FROM signed($as_of)
    GROUP BY root
)

SELECT
    o.indicator, o.territory::VARCHAR AS territory, o.period_start, o.period_end, o.grain::VARCHAR AS grain,
    o.status::VARCHAR AS status, o.value,
    CASE WHEN o.value IS NOT NULL AND t.counts THEN t.total END AS total,
    coalesce(t.counts, true) AS counts,
    CASE WHEN o.value IS NOT NULL AND t.counts THEN t.missing_days ELSE 0 END::BIGINT AS missing_days,
    o.numerator, o.denominator,
    o.observation_id, o.deposit_id, d.file_name, o.sheet, concat(o.cell_column, o.cell_row) AS cell, o.text, o.source,
    o.comment, o.reason, d.depositor, d.recorded_at, l.revisions,
    w.words
FROM seen_observations() AS o
JOIN points AS l USING (observation_id)
JOIN deposits AS d USING (deposit_id)
LEFT JOIN increments AS t USING (observation_id)
LEFT JOIN words AS w ON w.root = l.root
WHERE o.indicator = ANY($indicators)
ORDER BY o.indicator, o.territory, o.period_end, o.period_start
