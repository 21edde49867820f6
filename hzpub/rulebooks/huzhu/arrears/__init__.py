"""Rules on what an overdue loan brings with it."""
