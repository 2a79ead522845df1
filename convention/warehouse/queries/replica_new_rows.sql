-- The rows that a transaction added to a table, as texts: {columns} and {table} are put in by the program.
SELECT {columns}, $seq::VARCHAR AS commit_seq FROM main.{table} WHERE rowid > $last ORDER BY rowid
