-- The decisions that are meant for the public by their last record.
SELECT decision_id
FROM decision_publications
QUALIFY row_number() OVER (PARTITION BY decision_id ORDER BY record_id DESC) = 1 AND public
