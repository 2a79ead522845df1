-- Whether the shared log (PostgreSQL) has been made.
SELECT to_regclass('convention.log_state') IS NOT NULL
