INSERT INTO indicators BY NAME SELECT * FROM incoming_indicators
