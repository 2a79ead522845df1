SELECT name, content FROM catalogue_files WHERE version = $version ORDER BY name
