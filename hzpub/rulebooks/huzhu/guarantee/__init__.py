"""Rules on guarantees: who stands for a loan."""
