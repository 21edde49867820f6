"""Rules on the papers and the way of a pay-out."""
