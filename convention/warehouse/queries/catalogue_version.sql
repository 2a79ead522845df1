SELECT max(version) FROM catalogue_versions WHERE recorded_at <= $as_of
