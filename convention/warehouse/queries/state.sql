-- What changes at every deposit, withdrawal, restoration and catalogue version.
SELECT
    (SELECT coalesce(max(event_id), 0) FROM deposit_events) AS last_event,
    (SELECT coalesce(max(version), 0) FROM catalogue_versions) AS last_version
