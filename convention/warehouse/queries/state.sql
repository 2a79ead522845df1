-- What changes at every deposit, withdrawal, restoration, sign-off and catalogue version.
SELECT
    (SELECT coalesce(max(event_id), 0) FROM deposit_events)
    + (SELECT coalesce(max(signoff_id), 0) FROM signoffs) AS last_event,
    (SELECT coalesce(max(version), 0) FROM catalogue_versions) AS last_version
