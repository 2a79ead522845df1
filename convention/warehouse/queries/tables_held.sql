-- Every table of the base with its columns, in the order in which the tables were made: what is referred to comes
-- first. How far a replica follows a shared log stands in another schema and is no part of what is recorded.
SELECT
    t.table_name,
    list(c.column_name ORDER BY c.column_index) AS columns,
    list(c.data_type ORDER BY c.column_index)   AS types
FROM duckdb_tables() AS t
JOIN duckdb_columns() AS c USING (database_oid, schema_oid, table_oid)
WHERE NOT t.internal AND NOT t.temporary AND t.schema_name = 'main'
GROUP BY t.table_name, t.table_oid
ORDER BY t.table_oid
