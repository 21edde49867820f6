"""Rules on repayments, and the reckoning that fee, penalty and repayment rules share."""
