-- When the newest deposit, withdrawal, restoration or catalogue version was recorded.
SELECT greatest(
    (SELECT max(recorded_at) FROM deposit_events),
    (SELECT max(recorded_at) FROM catalogue_versions)
)
