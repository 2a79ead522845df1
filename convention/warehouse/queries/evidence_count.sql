-- How many pieces a value or a decision was given, those taken back included.
SELECT count(*) FROM evidence WHERE observation_id = $observation_id OR decision_id = $decision_id
