INSERT INTO round_lines BY NAME
SELECT
    $round_id AS round_id, $line AS line, $indicator AS indicator, $territory AS territory, $start AS period_start,
    $end AS period_end, $grain AS grain, $service AS service
