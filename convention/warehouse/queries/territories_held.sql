-- The codes of the territories that the base was made for; none in a base that is not made yet.
SELECT DISTINCT unnest(labels) AS code
FROM duckdb_types()
WHERE type_name = 'territory' AND NOT internal
ORDER BY code
