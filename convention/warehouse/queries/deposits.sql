-- Every deposit known by $as_of, newest first, and whether it counts.
WITH counted AS (
    SELECT deposit_id, count(*) AS findings
    FROM findings
    GROUP BY deposit_id
),

confirmed AS (
    SELECT deposit_id, count(*) AS confirmations
    FROM observations
    WHERE confirms IS NOT NULL
    GROUP BY deposit_id
)

SELECT
    d.deposit_id, d.file_name, d.sha256, d.size, d.depositor, d.recorded_at, d.reader,
    d.observations - coalesce(s.confirmations, 0) AS observations, coalesce(s.confirmations, 0) AS confirmations,
    coalesce(c.findings, 0) AS findings, d.not_data, d.cells,
    e.active
FROM deposits AS d
JOIN known_deposits($as_of) AS e USING (deposit_id)
LEFT JOIN counted AS c USING (deposit_id)
LEFT JOIN confirmed AS s USING (deposit_id)
ORDER BY d.deposit_id DESC
