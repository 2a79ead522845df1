-- The newest row of a table: those that a transaction adds have higher numbers, before and after its commit.
SELECT coalesce(max(rowid), -1) FROM main.{table}
