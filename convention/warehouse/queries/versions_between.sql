-- The versions of the catalogue recorded after one and up to another, oldest first, and whether an amendment made each.
SELECT v.version, v.recorded_at, a.version IS NOT NULL AS amended
FROM catalogue_versions AS v
LEFT JOIN amendments AS a USING (version)
WHERE v.version > $after AND v.version <= $upto
ORDER BY v.version
