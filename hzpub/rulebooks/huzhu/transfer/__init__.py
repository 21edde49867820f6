"""Rules on payments that the bank sent back, and on making them again."""
