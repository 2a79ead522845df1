-- The figures that each frozen meeting kept, with their digest as it was written.
SELECT meeting_id, digest, figures::VARCHAR AS figures FROM meeting_figures ORDER BY meeting_id
