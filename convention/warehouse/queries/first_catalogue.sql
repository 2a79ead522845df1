-- When the first version of the catalogue was recorded.
SELECT min(recorded_at) FROM catalogue_versions WHERE recorded_at <= $as_of
