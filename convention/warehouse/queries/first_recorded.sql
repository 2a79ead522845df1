-- The time of the first catalogue.
SELECT min(recorded_at) FROM catalogue_versions
