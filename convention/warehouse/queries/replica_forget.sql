-- A copy of a replica becomes a base like any other: it follows no log.
DROP SCHEMA replica CASCADE
