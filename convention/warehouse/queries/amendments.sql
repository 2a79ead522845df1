-- The amendments of the catalogue, oldest first.
SELECT version, reference, day, person, files::VARCHAR AS files FROM amendments ORDER BY version
