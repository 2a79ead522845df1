-- Rows of the shared log, texts so far, into the table of the base that they are of.
INSERT INTO main.{table} BY NAME SELECT {columns} FROM incoming_rows
