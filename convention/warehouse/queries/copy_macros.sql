-- What PostgreSQL has and DuckDB has not, for the views that both read.
CREATE TEMP MACRO json_array_elements(found) AS unnest(CAST(found AS JSON[]))
