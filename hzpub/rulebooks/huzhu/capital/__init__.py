"""Rules on the fund's total, its balance, and the bank."""
