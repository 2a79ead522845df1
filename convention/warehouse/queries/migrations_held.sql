-- Whether the base has ever been made ready by the program.
SELECT count(*) > 0
FROM duckdb_tables()
WHERE table_name = 'migrations'
