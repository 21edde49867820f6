"""Rules on the penalty for paying late."""
