-- What `doctor` says of the shared log (PostgreSQL): its newest commit, when that was made, the version of the server,
-- whether this account may add rows, the logs that were set aside.
SELECT
    (SELECT max(at) AT TIME ZONE 'UTC' FROM convention.commits),
    current_setting('server_version'),
    has_table_privilege('convention.commits', 'INSERT'),
    ARRAY(SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'convention\_%%' ORDER BY 1),
    pg_database_size(current_database())
