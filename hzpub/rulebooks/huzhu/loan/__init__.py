"""Rules on amount, term and prices of a loan."""
