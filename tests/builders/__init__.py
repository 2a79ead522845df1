"""Hand-made catalogues and bases for tests."""
