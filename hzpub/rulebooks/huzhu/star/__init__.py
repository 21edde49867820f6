"""Rules on credit stars."""
