-- The log that another takes the place of is kept under a name of its own (PostgreSQL): {kept} is made by the program.
ALTER SCHEMA convention RENAME TO {kept}
