INSERT INTO amendments (version, reference, day, person, files) VALUES ($version, $reference, $day, $person, $files)
