-- Which log this is (PostgreSQL), the version of its tables, its newest commit; 0 for a log without any.
SELECT s.log_id, s.epoch, coalesce(c.seq, 0), coalesce(c.mark, '')
FROM convention.log_state AS s
LEFT JOIN (SELECT seq, mark FROM convention.commits ORDER BY seq DESC LIMIT 1) AS c ON true
