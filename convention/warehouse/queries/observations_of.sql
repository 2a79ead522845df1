-- Every observation ever recorded of some values, whatever became of its deposit.
SELECT o.observation_id
FROM observations AS o
JOIN (SELECT unnest($keys, recursive := true)) AS k
    ON
        o.indicator = k.indicator AND o.territory::VARCHAR = k.territory
        AND o.period_start = k.period_start AND o.period_end = k.period_end
ORDER BY o.observation_id
