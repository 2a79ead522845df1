INSERT INTO deposits (
    deposit_id, file_name, sha256, content, compression, size, depositor, recorded_at, reader, observations, cells,
    not_data
)
VALUES (
    $deposit_id, $file_name, $sha256, $content, $compression, $size, $depositor, $at, $reader, $observations, $cells,
    $not_data
)
