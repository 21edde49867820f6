"""Rules on shares."""
