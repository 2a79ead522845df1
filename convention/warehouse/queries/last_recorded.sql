-- The time of the newest thing recorded.
SELECT max(recorded_at)
FROM (
    SELECT max(recorded_at) AS recorded_at FROM deposit_events
    UNION ALL SELECT max(recorded_at) FROM catalogue_versions
    UNION ALL SELECT max(recorded_at) FROM amendment_events
    UNION ALL SELECT max(recorded_at) FROM amendment_proposals
    UNION ALL SELECT max(recorded_at) FROM amendment_steps
    UNION ALL SELECT max(recorded_at) FROM meeting_records
    UNION ALL SELECT max(as_of) FROM meeting_freezes
    UNION ALL SELECT max(recorded_at) FROM agenda_edits
    UNION ALL SELECT max(recorded_at) FROM agenda_minutes
    UNION ALL SELECT max(recorded_at) FROM narratives
    UNION ALL SELECT max(recorded_at) FROM decision_records
    UNION ALL SELECT max(recorded_at) FROM decision_publications
    UNION ALL SELECT max(recorded_at) FROM evaluation_texts
    UNION ALL SELECT max(recorded_at) FROM exchange_records
    UNION ALL SELECT max(recorded_at) FROM survey_sheets
    UNION ALL SELECT max(recorded_at) FROM evidence
    UNION ALL SELECT max(recorded_at) FROM evidence_removals
    UNION ALL SELECT max(recorded_at) FROM refusals
    UNION ALL SELECT max(recorded_at) FROM signoffs
    UNION ALL SELECT max(recorded_at) FROM erasures
    UNION ALL SELECT max(recorded_at) FROM people
    UNION ALL SELECT max(recorded_at) FROM grant_events
    UNION ALL SELECT max(recorded_at) FROM acts
)
