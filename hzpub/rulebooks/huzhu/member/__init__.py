"""Rules on joining and leaving."""
