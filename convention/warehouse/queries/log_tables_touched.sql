-- The tables that some commits brought rows to (PostgreSQL).
SELECT DISTINCT unnest(tables) FROM convention.commits WHERE seq > %(after)s AND seq <= %(until)s
