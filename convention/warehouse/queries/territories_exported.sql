-- The file of the territories in the newest catalogue of an export; none in the first versions.
SELECT content
FROM read_parquet($path)
WHERE name = 'territoires'
ORDER BY version DESC
LIMIT 1
