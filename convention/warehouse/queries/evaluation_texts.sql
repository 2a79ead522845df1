-- Every text of the yearly evaluations recorded by $as_of, oldest first.
SELECT year, criterion, text, author, recorded_at
FROM evaluation_texts
WHERE recorded_at <= $as_of
ORDER BY record_id
