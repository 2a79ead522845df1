-- The versions of the catalogue recorded after one and up to another, oldest first.
SELECT version, recorded_at FROM catalogue_versions WHERE version > $after AND version <= $upto ORDER BY version
