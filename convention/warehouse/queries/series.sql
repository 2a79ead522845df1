-- Every effective value of some indicators up to $situation, as of $as_of, with where each comes from; `total` adds
-- up increments since the day from which they count, `missing_days` of which have no value: the total is a minimum then.
WITH active AS (
    SELECT deposit_id
    FROM deposit_events
    WHERE recorded_at <= $as_of
    GROUP BY deposit_id
    HAVING arg_max(event, event_id) <> 'withdrawn'
),

latest AS (
    SELECT max(observation_id) AS observation_id, count(*) - 1 AS revisions
    FROM observations SEMI JOIN active USING (deposit_id)
    WHERE indicator = ANY($indicators) AND period_end <= $situation
    GROUP BY indicator, territory, period_start, period_end
),

effective AS (
    SELECT o.*, l.revisions
    FROM observations AS o JOIN latest AS l USING (observation_id)
    WHERE o.indicator = ANY($indicators)
)

SELECT
    e.indicator,
    e.territory::VARCHAR AS territory,
    e.period_start,
    e.period_end,
    e.grain::VARCHAR AS grain,
    e.value,
    CASE WHEN i.kind = 'flow' AND e.value IS NOT NULL
        THEN sum(CASE WHEN e.period_start >= i.since THEN e.value ELSE 0 END) OVER (
            PARTITION BY e.indicator, e.territory ORDER BY e.period_end, e.period_start
        )
        ELSE e.value
    END AS total,
    CASE WHEN i.kind = 'flow' AND e.value IS NOT NULL AND e.period_start >= i.since
        THEN greatest(0, e.period_end - i.since + 1 - sum(
            CASE WHEN e.value IS NOT NULL AND e.period_start >= i.since THEN e.period_end - e.period_start + 1 ELSE 0 END
        ) OVER (PARTITION BY e.indicator, e.territory ORDER BY e.period_end, e.period_start))
        ELSE 0
    END::BIGINT AS missing_days,
    e.numerator, e.denominator,
    e.status::VARCHAR AS status,
    e.source, e.comment, e.sheet, e.cell, e.text, e.reason,
    e.observation_id, e.deposit_id,
    d.file_name, d.depositor, d.recorded_at,
    e.revisions
FROM effective AS e
JOIN deposits AS d USING (deposit_id)
LEFT JOIN indicators AS i ON i.indicator = e.indicator AND i.version = $version
ORDER BY e.indicator, e.territory, e.period_end, e.period_start
