SELECT version, sha256 FROM catalogue_versions ORDER BY version DESC LIMIT 1
