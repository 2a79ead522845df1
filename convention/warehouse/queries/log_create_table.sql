-- One table of the base in the shared log (PostgreSQL): {table} and {columns} are put in by the program from the names
-- and types of the base's own. `commit_seq`: the commit that brought the row.
CREATE TABLE convention.{table} ({columns}, commit_seq bigint NOT NULL);
CREATE INDEX ON convention.{table} (commit_seq);
