-- One figure of one table; {table} and {figure} are put in by the program.
SELECT {figure} FROM {table}
