INSERT INTO meeting_figures (meeting_id, digest, figures) VALUES ($meeting_id, $digest, $figures)
