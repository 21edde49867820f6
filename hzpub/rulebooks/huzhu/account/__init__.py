"""Rules on the fund's own bank account."""
