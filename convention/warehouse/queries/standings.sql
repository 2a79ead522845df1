-- What is known of every indicator in every scope at $situation, as of $as_of, under catalogue $version; and, of the
-- indicators named in $moments, what was known to have happened by each of those days.
-- The last word on each key; for a reading that never was, some of them left out and others put in.
WITH latest AS (
    SELECT max(observation_id) AS observation_id
    FROM observations SEMI JOIN active_deposits($as_of) USING (deposit_id)
    WHERE period_end <= $situation
    GROUP BY indicator, territory, period_start, period_end
    EXCEPT ALL SELECT unnest($without::BIGINT[])
    UNION ALL SELECT unnest($with::BIGINT[])
),

-- The day of the reference that a value must not precede, by indicator and territory.
baselines AS (
    SELECT indicator, territory, max(day) AS day
    FROM (SELECT unnest($baselines::STRUCT(indicator VARCHAR, territory VARCHAR, day DATE)[], recursive := true))
    GROUP BY ALL
),

-- Increments and yearly duties count from the period that holds the start, levels and rates from their reference on.
known AS (
    SELECT
        o.*, i.kind, i.aggregation, i.adds_over_territories, i.adds_over_periods, i.parts,
        CASE
            WHEN i.kind IN ('flow', 'yearly') THEN o.period_start >= i.since
            ELSE b.day IS NULL OR o.period_end >= b.day
        END AS counts
    FROM seen_observations() AS o
    SEMI JOIN latest USING (observation_id)
    JOIN indicators AS i ON i.indicator = o.indicator AND i.version = $version
    LEFT JOIN baselines AS b ON b.indicator = o.indicator AND b.territory = o.territory::VARCHAR
),

-- One row for each moment that the value precedes; the situation itself has no moment of its own.
effective AS (
    SELECT NULL::DATE AS moment, * FROM known
    UNION ALL
    SELECT m.moment, k.*
    FROM known AS k
    JOIN (SELECT unnest($moments::STRUCT(indicator VARCHAR, moment DATE)[], recursive := true)) AS m
        ON m.indicator = k.indicator AND k.period_end <= m.moment
),

-- Of what does not count, only a value is an answer, and only where there is no other.
answers AS (
    SELECT
        indicator, moment, territory, arg_max(status, (counts, period_end, observation_id)) AS last_answer,
        max(period_end) FILTER (counts) AS answered_until
    FROM effective
    WHERE counts OR value IS NOT NULL
    GROUP BY ALL
),

-- A step that was said not done again is not done: only what follows the last such word stands.
undone AS (
    SELECT indicator, moment, territory, max((period_end, period_start)) AS last
    FROM effective
    WHERE kind = 'milestone' AND value < 1
    GROUP BY ALL
),

valid AS (
    SELECT
        e.*,
        max(e.period_end) OVER earlier >= e.period_start AS overlapping,
        e.value < lag(e.value) OVER (
            PARTITION BY e.indicator, e.moment, e.territory ORDER BY e.period_end, e.period_start
        ) AS decreasing
    FROM effective AS e
    LEFT JOIN undone AS u
        ON u.indicator = e.indicator AND u.moment IS NOT DISTINCT FROM e.moment AND u.territory = e.territory
    WHERE e.counts AND e.value IS NOT NULL AND (u.last IS NULL OR (e.period_end, e.period_start) >= u.last)
    WINDOW earlier AS (
        PARTITION BY e.indicator, e.moment, e.territory ORDER BY e.period_start, e.period_end
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

-- What may be added up: values, and nothing at all where a territory says that the indicator does not apply to it.
addable AS (
    SELECT *, true AS told
    FROM valid
    WHERE adds_over_territories AND territory <> 'common'
    UNION ALL
    SELECT * REPLACE (0 AS value, 'final' AS status), false AS overlapping, false AS decreasing, false AS told
    FROM effective
    WHERE adds_over_territories AND territory <> 'common' AND counts AND status = 'not_applicable'
),

-- The days for which every territory has answered, one of them with a value.
shared_days AS (
    SELECT indicator, moment, period_end, sum(value) AS total
    FROM addable
    GROUP BY indicator, moment, period_end, parts
    HAVING count(DISTINCT territory) = len(parts) AND len(parts) > 1 AND bool_or(told)
),

-- The day up to which a total can be told: the latest of those days.
aligned AS (
    SELECT indicator, moment, max(period_end) AS cutoff, min(total) AS lowest, max(total) AS highest
    FROM shared_days
    GROUP BY indicator, moment
),

-- Percentages are never averaged: a common one is that of the numerators and denominators, over the same period.
pooled_rates AS (
    SELECT
        indicator, moment, period_end, (100 * sum(numerator) / sum(denominator))::DECIMAL(38, 6) AS value,
        max((period_end, period_start, grain, status)) AS last, period_start AS first, count(*) AS counted,
        sum(period_end - period_start + 1) AS covered_days, bool_or(source = $demonstration) AS demonstration
    FROM valid
    WHERE aggregation = 'sum' AND territory <> 'common' AND kind = 'rate' AND numerator IS NOT NULL AND denominator > 0
    GROUP BY indicator, moment, period_start, period_end, parts
    HAVING count(DISTINCT territory) = len(parts) AND len(parts) > 1
    QUALIFY row_number() OVER (PARTITION BY indicator, moment ORDER BY period_end DESC, period_start DESC) = 1
),

scoped AS (
    SELECT territory::VARCHAR AS scope, *, true AS told FROM valid
    UNION ALL
    SELECT 'summed' AS scope, v.*
    FROM addable AS v
    JOIN aligned AS a ON a.indicator = v.indicator AND a.moment IS NOT DISTINCT FROM v.moment
    WHERE v.period_end = a.cutoff OR (v.adds_over_periods AND v.period_end <= a.cutoff)
),

-- What each year of a yearly duty came to: the value of the whole year, else what the parts of it add up to.
year_values AS (
    SELECT
        indicator, moment, territory, year(period_end) AS year,
        coalesce(
            arg_max(value, (period_end, observation_id)) FILTER (period_end - period_start > 360), sum(value)
        )::DECIMAL(38, 6) AS value
    FROM effective
    WHERE kind = 'yearly' AND counts
    GROUP BY ALL
),

years AS (
    SELECT
        indicator, moment, territory::VARCHAR AS scope,
        list({'year': year, 'value': value} ORDER BY year) AS years
    FROM year_values
    GROUP BY ALL
),

-- One row for each territory of each scope.
by_part AS (
    SELECT
        indicator, moment, scope, territory, kind,
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
        CASE kind WHEN 'yearly' THEN count(DISTINCT year(period_end)) ELSE count(*) FILTER (told) END AS counted,
        sum(period_end - period_start + 1) AS covered_days,
        bool_or(source = $demonstration) AS demonstration,
        min(value) AS lowest, max(value) AS highest,
        coalesce(bool_or(adds_over_periods AND overlapping), false) AS overlapping,
        kind = 'cumulative' AND coalesce(bool_or(decreasing), false) AS decreasing
    FROM scoped
    GROUP BY indicator, moment, scope, territory, kind
),

by_scope AS (
    SELECT
        indicator, moment, scope, kind, sum(value)::DECIMAL(38, 6) AS value, max(last) AS last, min(first) AS first,
        sum(counted)::BIGINT AS counted, sum(covered_days)::BIGINT AS covered_days,
        bool_or(demonstration) AS demonstration, max(lowest) AS lowest, max(highest) AS highest,
        bool_or(overlapping) AS overlapping, bool_or(decreasing) AS decreasing
    FROM by_part
    GROUP BY indicator, moment, scope, kind
    UNION ALL
    SELECT
        indicator, moment, 'summed' AS scope, 'rate' AS kind, value, last, first, counted, covered_days, demonstration,
        value AS lowest, value AS highest, false AS overlapping, false AS decreasing
    FROM pooled_rates
),

-- A total that was given counts before one that is added up, unless the latter speaks of a later day. They must agree
-- on the same day; what only grows must not be less on the later day.
common AS (
    SELECT
        s.* REPLACE (
            'common' AS scope, coalesce(a.lowest, s.lowest) AS lowest, coalesce(a.highest, s.highest) AS highest
        ),
        g.indicator IS NULL OR g.last[1] < s.last[1] AS computed,
        CASE
            WHEN g.last[1] = s.last[1] THEN g.value <> s.value
            WHEN s.kind IN ('flow', 'cumulative') THEN g.last[1] < s.last[1] AND s.value < g.value
                OR g.last[1] > s.last[1] AND g.value < s.value
        END AS mismatch
    FROM by_scope AS s
    LEFT JOIN by_scope AS g
        ON g.indicator = s.indicator AND g.moment IS NOT DISTINCT FROM s.moment AND g.scope = 'common'
    LEFT JOIN aligned AS a ON a.indicator = s.indicator AND a.moment IS NOT DISTINCT FROM s.moment
    WHERE s.scope = 'summed'
),

standings AS (
    SELECT b.*, false AS computed, c.mismatch
    FROM by_scope AS b
    LEFT JOIN common AS c
        ON c.indicator = b.indicator AND c.moment IS NOT DISTINCT FROM b.moment AND c.scope = b.scope
    WHERE b.scope <> 'summed' AND NOT coalesce(c.computed, false)
    UNION ALL
    SELECT * FROM common WHERE computed
)

SELECT
    coalesce(s.indicator, a.indicator) AS indicator, coalesce(s.scope, a.territory::VARCHAR) AS scope,
    coalesce(s.moment, a.moment) AS moment,
    s.value, s.last[1] AS period_end, s.last[2] AS period_start, s.last[3]::VARCHAR AS grain,
    s.last[4]::VARCHAR AS value_status, a.last_answer::VARCHAR AS last_answer, a.answered_until, s.first,
    coalesce(s.counted, 0) AS counted, coalesce(s.covered_days, 0) AS covered_days,
    coalesce(s.computed, false) AS computed, coalesce(s.demonstration, false) AS demonstration,
    coalesce(s.overlapping, false) AS overlapping, coalesce(s.decreasing, false) AS decreasing,
    coalesce(s.mismatch, false) AS mismatch, s.lowest, s.highest, y.years
FROM standings AS s
FULL JOIN answers AS a
    ON a.indicator = s.indicator AND a.moment IS NOT DISTINCT FROM s.moment AND a.territory::VARCHAR = s.scope
LEFT JOIN years AS y
    ON y.indicator = coalesce(s.indicator, a.indicator) AND y.scope = coalesce(s.scope, a.territory::VARCHAR)
    AND y.moment IS NOT DISTINCT FROM coalesce(s.moment, a.moment)
ORDER BY ALL
