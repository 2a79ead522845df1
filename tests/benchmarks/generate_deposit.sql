-- One deposit: a year of daily values of every indicator for both territories, made up by arithmetic.
INSERT INTO observations BY NAME
SELECT
    $first_id + row_number() OVER (ORDER BY indicator, territory, day) AS observation_id,
    $deposit_id AS deposit_id,
    indicator,
    territory,
    day AS period_start,
    day AS period_end,
    'day' AS grain,
    CASE WHEN (hash(indicator, day, $deposit_id) % 50) > 0 THEN (hash(indicator, territory, day) % 1000)::INTEGER END
        AS value,
    NULL AS numerator,
    NULL AS denominator,
    CASE WHEN value IS NULL THEN 'unavailable' ELSE 'final' END AS status,
    'relevé du service' AS source,
    '' AS comment,
    'Observations' AS sheet,
    'F' AS cell_column,
    row_number() OVER (ORDER BY indicator, territory, day) + 1 AS cell_row,
    coalesce(value::VARCHAR, 'n.d.') AS text,
    'correction mensuelle' AS reason
FROM
    (SELECT DISTINCT indicator FROM indicators),
    (SELECT unnest(['paris', 'seine_saint_denis']) AS territory),
    (SELECT unnest(range(make_date($year, 1, 1), make_date($year + 1, 1, 1), INTERVAL 1 DAY))::DATE AS day)
ORDER BY indicator, territory, day
LIMIT $rows
