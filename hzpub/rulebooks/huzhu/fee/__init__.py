"""Rules on the usage fee."""
