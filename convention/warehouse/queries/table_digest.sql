-- How many rows a table has, and one digest of them all, whatever their order: {table} and {row} are put in by the
-- program from the names of the base's own tables and columns.
SELECT count(*), coalesce(sha256(string_agg(digest, '' ORDER BY digest)), '')
FROM (SELECT sha256({row}) AS digest FROM {table})
