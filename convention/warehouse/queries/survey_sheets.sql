-- Every sheet of the yearly survey recorded by $as_of, oldest first.
SELECT year, side::VARCHAR AS side, answers, comment, person, recorded_at
FROM survey_sheets
WHERE recorded_at <= $as_of
ORDER BY record_id
