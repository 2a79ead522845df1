-- The versions of the catalogue recorded after one and up to another, oldest first, and whether an amendment made each,
-- or was withdrawn or restored by it.
SELECT
    v.version, v.recorded_at,
    v.version IN (SELECT version FROM amendments UNION ALL SELECT made_version FROM amendment_events) AS amended
FROM catalogue_versions AS v
WHERE v.version > $after AND v.version <= $upto
ORDER BY v.version
