-- The views of a log that was set aside go with it; those of the new one are made of its tables (PostgreSQL).
DROP SCHEMA IF EXISTS analyses CASCADE;
CREATE SCHEMA analyses;
SET LOCAL search_path TO convention;
