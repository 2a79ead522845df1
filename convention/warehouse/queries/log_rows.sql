-- The rows of a table that some commits brought (PostgreSQL), in their order: {columns} and {table} are put in by the
-- program from the names of the base's own.
COPY (
    SELECT {columns} FROM convention.{table}
    WHERE commit_seq > %(after)s AND commit_seq <= %(until)s
    ORDER BY commit_seq
) TO STDOUT (FORMAT csv, FORCE_QUOTE *)
