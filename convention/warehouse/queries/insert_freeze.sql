INSERT INTO meeting_freezes (meeting_id, as_of, catalogue_version, person)
VALUES ($meeting_id, $at, $version, $person)
