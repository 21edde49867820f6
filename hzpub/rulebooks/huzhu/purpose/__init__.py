"""Rules on what money may be lent for."""
