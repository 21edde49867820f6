"""The industry fund's records; nobody keeps a list."""
