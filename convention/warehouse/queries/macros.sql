-- The deposits that count, by what was recorded until a moment: those that were not withdrawn, or were put back since.
CREATE OR REPLACE MACRO active_deposits(moment) AS TABLE
SELECT deposit_id
FROM deposit_events
WHERE recorded_at <= moment
GROUP BY deposit_id
HAVING arg_max(event, event_id) <> 'withdrawn';
