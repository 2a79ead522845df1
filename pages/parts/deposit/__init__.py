"""The parts of the page Dépôt."""
