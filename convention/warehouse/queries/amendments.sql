-- The amendments of the catalogue, oldest first, with when each was recorded.
SELECT a.version, a.reference, a.day, a.person, a.files::VARCHAR AS files, v.recorded_at
FROM amendments AS a
JOIN catalogue_versions AS v USING (version)
ORDER BY a.version
