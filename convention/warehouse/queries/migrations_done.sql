-- The migrations that a base has been through; their schema is named so that no object of the program is meant.
SELECT number FROM main.migrations
