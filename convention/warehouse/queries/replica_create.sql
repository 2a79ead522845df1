-- How far a replica follows which shared log. It stands apart: it is no part of what is recorded.
CREATE SCHEMA IF NOT EXISTS replica;
CREATE TABLE IF NOT EXISTS replica.position (log_id VARCHAR, epoch INTEGER, seq BIGINT, mark VARCHAR);
INSERT INTO replica.position
SELECT '', 0, 0, '' WHERE NOT EXISTS (FROM replica.position);
