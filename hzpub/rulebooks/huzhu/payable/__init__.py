"""Rules on what the fund owes a household beside shares and dividends."""
