-- The time of the newest thing recorded.
SELECT greatest(
    (SELECT max(recorded_at) FROM deposit_events),
    (SELECT max(recorded_at) FROM catalogue_versions)
)
