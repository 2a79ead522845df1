-- For each indicator and side: the values in force up to $situation as of $as_of, and the last words on them.
WITH in_force AS (
    SELECT
        indicator, territory, arg_max(coalesce(confirms, observation_id), observation_id) AS root
    FROM observations SEMI JOIN active_deposits($as_of) USING (deposit_id)
    WHERE period_end <= $situation
    GROUP BY indicator, territory, period_start, period_end
),

asked AS (
    SELECT f.indicator, f.root, s.side
    FROM in_force AS f
    JOIN (SELECT unnest(enum_range(NULL::territory))::territory AS side) AS s
        ON s.side <> 'common' AND f.territory IN (s.side, 'common')
)

SELECT
    a.indicator, a.side::VARCHAR AS side,
    count(*) AS held,
    count(*) FILTER (s.word = 'validated' AND s.signer <> '') AS validated,
    count(*) FILTER (s.word = 'validated' AND s.signer = '') AS declared,
    count(*) FILTER (s.word = 'contested') AS contested
FROM asked AS a
LEFT JOIN signed($as_of) AS s ON s.root = a.root AND s.side = a.side
GROUP BY a.indicator, a.side
ORDER BY a.indicator, a.side
