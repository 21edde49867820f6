"""Rules of the pilot as a whole, from the national speech."""
