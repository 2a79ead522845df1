-- Every effective value of some indicators up to $situation, as of $as_of, with where each comes from; `total` adds
-- up increments since the day from which they count.
WITH active AS (
    SELECT deposit_id
    FROM deposit_events
    WHERE recorded_at <= $as_of
    GROUP BY deposit_id
    HAVING arg_max(event, event_id) <> 'withdrawn'
),

chosen AS (
    SELECT *
    FROM observations SEMI JOIN active USING (deposit_id)
    WHERE list_contains($indicators, indicator) AND period_end <= $situation
),

ranked AS (
    SELECT
        *,
        row_number() OVER key_newest_first AS age,
        count(*) OVER (PARTITION BY indicator, territory, period_start, period_end) - 1 AS revisions
    FROM chosen
    WINDOW key_newest_first AS (
        PARTITION BY indicator, territory, period_start, period_end ORDER BY observation_id DESC
    )
)

SELECT
    r.indicator,
    r.territory::VARCHAR AS territory,
    r.period_start,
    r.period_end,
    r.grain::VARCHAR AS grain,
    r.value,
    CASE WHEN i.kind = 'flow' AND r.value IS NOT NULL
        THEN sum(CASE WHEN r.period_start >= i.since THEN r.value ELSE 0 END) OVER (PARTITION BY r.indicator, r.territory ORDER BY r.period_end, r.period_start)
        ELSE r.value
    END AS total,
    r.numerator, r.denominator,
    r.status::VARCHAR AS status,
    r.source, r.comment, r.sheet, r.cell, r.text, r.reason,
    r.observation_id, r.deposit_id,
    d.file_name, d.depositor, d.recorded_at,
    r.revisions
FROM ranked AS r
JOIN deposits AS d USING (deposit_id)
LEFT JOIN indicators AS i ON i.indicator = r.indicator AND i.version = $version
WHERE r.age = 1
ORDER BY r.indicator, r.territory, r.period_end, r.period_start
