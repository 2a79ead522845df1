INSERT INTO catalogue_versions (version, recorded_at, sha256) VALUES ($version, $at, $sha256)
