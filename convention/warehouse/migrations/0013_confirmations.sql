-- A row that repeats what is in force is a confirmation: `confirms` is the observation that said it first.
ALTER TABLE observations ADD COLUMN confirms BIGINT;
