INSERT INTO narratives BY NAME
SELECT
    (SELECT coalesce(max(narrative_id), 0) + 1 FROM narratives) AS narrative_id, $action AS action, $text AS text,
    $outlook AS outlook, $risks AS risks, $next_steps AS next_steps, $author AS author, $meeting_id AS meeting_id,
    $at AS recorded_at
