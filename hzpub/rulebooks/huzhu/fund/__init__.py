"""Rules on what the fund is for."""
