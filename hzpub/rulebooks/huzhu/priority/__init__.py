"""Rules on who is served first, and on whom the bank can serve instead."""
