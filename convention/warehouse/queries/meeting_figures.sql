-- The figures that a meeting showed when it was frozen.
SELECT figures::VARCHAR AS figures FROM meeting_figures WHERE meeting_id = $meeting_id
