-- When the newest deposit, withdrawal, restoration, sign-off or catalogue version was recorded.
SELECT greatest(
    (SELECT max(recorded_at) FROM deposit_events),
    (SELECT max(recorded_at) FROM signoffs),
    (SELECT max(recorded_at) FROM catalogue_versions)
)
