-- The deposits that count, by what was recorded until a moment: those that were not withdrawn, or were put back since.
CREATE OR REPLACE MACRO active_deposits(moment) AS TABLE
SELECT deposit_id
FROM deposit_events
WHERE recorded_at <= moment
GROUP BY deposit_id
HAVING arg_max(event, event_id) <> 'withdrawn';

-- The last word of each side on a value, by what was recorded until a moment; `signer` empty where it was declared.
CREATE OR REPLACE MACRO signed(moment) AS TABLE
SELECT
    observation_id AS root, side, arg_max(word, signoff_id) AS word,
    arg_max(CASE WHEN issuer = '' THEN '' ELSE concat(issuer, ' ', subject) END, signoff_id) AS signer
FROM signoffs
WHERE recorded_at <= moment
GROUP BY observation_id, side;
