"""Rules on who may hold which office."""
