-- Every exchange recorded by $as_of, in its last words.
SELECT exchange_id, topic, stage::VARCHAR AS stage, day, who, document, link, recorded_at, person
FROM exchange_records
WHERE recorded_at <= $as_of
QUALIFY row_number() OVER (PARTITION BY exchange_id ORDER BY record_id DESC) = 1
ORDER BY exchange_id
