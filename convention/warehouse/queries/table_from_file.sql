-- The rows of an exported table; {table} is put in by the program.
INSERT INTO {table} SELECT * FROM read_parquet($path)
