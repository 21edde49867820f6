"""The official forms, and that they are handed in."""
