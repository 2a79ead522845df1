-- The columns of each table of the base and its primary key, in the order in which the tables were made.
SELECT
    t.table_name,
    list(c.column_name ORDER BY c.column_index)     AS columns,
    list(c.data_type ORDER BY c.column_index)       AS types,
    any_value(k.constraint_column_names)            AS keys
FROM duckdb_tables() AS t
JOIN duckdb_columns() AS c USING (database_oid, schema_oid, table_oid)
LEFT JOIN (SELECT * FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY') AS k
    USING (database_oid, schema_oid, table_oid)
WHERE NOT t.internal AND NOT t.temporary AND t.schema_name = 'main' AND t.table_name <> 'migrations'
GROUP BY t.table_name, t.table_oid
ORDER BY t.table_oid
