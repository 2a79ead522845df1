"""What the pages of the committee draw."""
