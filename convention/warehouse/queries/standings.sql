-- What is known of every indicator in every scope at $situation, as of $as_of, under catalogue $version.
WITH active AS (
    SELECT deposit_id
    FROM deposit_events
    WHERE recorded_at <= $as_of
    GROUP BY deposit_id
    HAVING arg_max(event, event_id) <> 'withdrawn'
),

-- The last word on each key; for a reading that never was, some of them left out and others put in.
latest AS (
    SELECT max(observation_id) AS observation_id
    FROM observations SEMI JOIN active USING (deposit_id)
    WHERE period_end <= $situation
    GROUP BY indicator, territory, period_start, period_end
    EXCEPT ALL SELECT unnest($without::BIGINT[])
    UNION ALL SELECT unnest($with::BIGINT[])
),

-- The last day that counts for a yearly duty, by the targets in force at the situation date.
ends AS (
    SELECT indicator, arg_max(until, since) AS until
    FROM duty_ends
    WHERE version = $version AND since <= $situation
    GROUP BY indicator
),

-- Increments and yearly duties count from the period that holds the start, duties up to their due year.
effective AS (
    SELECT
        o.*, i.kind, i.aggregation, i.parts,
        CASE i.kind
            WHEN 'flow' THEN o.period_start >= i.since
            WHEN 'yearly' THEN o.period_start >= i.since AND o.period_end <= coalesce(e.until, i.until, o.period_end)
            ELSE true
        END AS counts
    FROM observations AS o
    SEMI JOIN latest USING (observation_id)
    JOIN indicators AS i ON i.indicator = o.indicator AND i.version = $version
    LEFT JOIN ends AS e ON e.indicator = o.indicator
),

-- Of what does not count, only a value is an answer, and only where there is no other.
answers AS (
    SELECT
        indicator, territory, arg_max(status, (counts, period_end, observation_id)) AS last_answer,
        max(period_end) FILTER (counts) AS answered_until
    FROM effective
    WHERE counts OR value IS NOT NULL
    GROUP BY ALL
),

-- A step that was said not done again is not done: only what follows the last such word stands.
undone AS (
    SELECT indicator, territory, max((period_end, period_start)) AS moment
    FROM effective
    WHERE kind = 'milestone' AND value < 1
    GROUP BY ALL
),

valid AS (
    SELECT
        e.*,
        max(e.period_end) OVER earlier >= e.period_start AS overlapping,
        e.value < lag(e.value) OVER (
            PARTITION BY e.indicator, e.territory ORDER BY e.period_end, e.period_start
        ) AS decreasing
    FROM effective AS e LEFT JOIN undone AS u ON u.indicator = e.indicator AND u.territory = e.territory
    WHERE e.counts AND e.value IS NOT NULL AND (u.moment IS NULL OR (e.period_end, e.period_start) >= u.moment)
    WINDOW earlier AS (
        PARTITION BY e.indicator, e.territory ORDER BY e.period_start, e.period_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

-- The day up to which a total can be told: the latest one that all its territories have a value for.
shared_days AS (
    SELECT indicator, period_end
    FROM valid
    WHERE aggregation = 'sum' AND territory <> 'common' AND kind IN ('flow', 'cumulative', 'level')
    GROUP BY indicator, period_end, parts
    HAVING count(DISTINCT territory) = len(parts) AND len(parts) > 1
),

aligned AS (
    SELECT indicator, max(period_end) AS cutoff
    FROM shared_days
    GROUP BY indicator
),

-- Percentages are never averaged: a common one is that of the numerators and denominators, over the same period.
pooled_rates AS (
    SELECT
        indicator, period_end, (100 * sum(numerator) / sum(denominator))::DECIMAL(38, 6) AS value,
        max((period_end, period_start, grain, status)) AS last, period_start AS first, count(*) AS counted,
        sum(period_end - period_start + 1) AS covered_days, bool_or(source = $demonstration) AS demonstration
    FROM valid
    WHERE aggregation = 'sum' AND territory <> 'common' AND kind = 'rate' AND numerator IS NOT NULL AND denominator > 0
    GROUP BY indicator, period_start, period_end, parts
    HAVING count(DISTINCT territory) = len(parts) AND len(parts) > 1
    QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY period_end DESC, period_start DESC) = 1
),

scoped AS (
    SELECT territory::VARCHAR AS scope, * FROM valid
    UNION ALL
    SELECT 'summed' AS scope, v.*
    FROM valid AS v JOIN aligned AS a USING (indicator)
    WHERE v.territory <> 'common'
        AND (v.period_end = a.cutoff OR (v.kind = 'flow' AND v.period_end <= a.cutoff))
),

-- One row for each territory of each scope.
by_part AS (
    SELECT
        indicator, scope, territory, kind,
        CASE kind
            WHEN 'flow' THEN sum(value)
            WHEN 'yearly' THEN count(DISTINCT year(period_end)) FILTER (value >= 1)
            WHEN 'milestone' THEN CASE WHEN bool_or(value >= 1) THEN 1 ELSE 0 END
            ELSE arg_max(value, (period_end, period_start))
        END::DECIMAL(38, 6) AS value,
        CASE WHEN kind = 'milestone' AND bool_or(value >= 1)
            THEN min((period_end, period_start, grain, status)) FILTER (value >= 1)
            ELSE max((period_end, period_start, grain, status))
        END AS last,
        min(period_start) AS first,
        CASE kind WHEN 'yearly' THEN count(DISTINCT year(period_end)) ELSE count(*) END AS counted,
        sum(period_end - period_start + 1) AS covered_days,
        bool_or(source = $demonstration) AS demonstration,
        kind = 'flow' AND coalesce(bool_or(overlapping), false) AS overlapping,
        kind = 'cumulative' AND coalesce(bool_or(decreasing), false) AS decreasing
    FROM scoped
    GROUP BY indicator, scope, territory, kind
),

by_scope AS (
    SELECT
        indicator, scope, kind, sum(value)::DECIMAL(38, 6) AS value, max(last) AS last, min(first) AS first,
        sum(counted)::BIGINT AS counted, sum(covered_days)::BIGINT AS covered_days,
        bool_or(demonstration) AS demonstration, bool_or(overlapping) AS overlapping, bool_or(decreasing) AS decreasing
    FROM by_part
    GROUP BY indicator, scope, kind
    UNION ALL
    SELECT
        indicator, 'summed' AS scope, 'rate' AS kind, value, last, first, counted, covered_days, demonstration,
        false AS overlapping, false AS decreasing
    FROM pooled_rates
),

-- A total that was given counts before one that is added up, unless the latter speaks of a later day. They must agree
-- on the same day; what only grows must not be less on the later day.
common AS (
    SELECT
        s.* REPLACE ('common' AS scope),
        g.indicator IS NULL OR g.last[1] < s.last[1] AS computed,
        CASE
            WHEN g.last[1] = s.last[1] THEN g.value <> s.value
            WHEN s.kind IN ('flow', 'cumulative') THEN g.last[1] < s.last[1] AND s.value < g.value
                OR g.last[1] > s.last[1] AND g.value < s.value
        END AS mismatch
    FROM by_scope AS s LEFT JOIN by_scope AS g ON g.indicator = s.indicator AND g.scope = 'common'
    WHERE s.scope = 'summed'
),

standings AS (
    SELECT b.*, false AS computed, c.mismatch
    FROM by_scope AS b LEFT JOIN common AS c ON c.indicator = b.indicator AND c.scope = b.scope
    WHERE b.scope <> 'summed' AND NOT coalesce(c.computed, false)
    UNION ALL
    SELECT * FROM common WHERE computed
)

SELECT
    coalesce(s.indicator, a.indicator) AS indicator,
    coalesce(s.scope, a.territory::VARCHAR) AS scope,
    s.value, s.last[1] AS period_end, s.last[2] AS period_start, s.last[3]::VARCHAR AS grain,
    s.last[4]::VARCHAR AS value_status, a.last_answer::VARCHAR AS last_answer, a.answered_until, s.first,
    coalesce(s.counted, 0) AS counted, coalesce(s.covered_days, 0) AS covered_days,
    coalesce(s.computed, false) AS computed, coalesce(s.demonstration, false) AS demonstration,
    coalesce(s.overlapping, false) AS overlapping, coalesce(s.decreasing, false) AS decreasing,
    coalesce(s.mismatch, false) AS mismatch
FROM standings AS s
FULL JOIN answers AS a ON a.indicator = s.indicator AND a.territory::VARCHAR = s.scope
ORDER BY ALL
