"""What the fund makes public, and until when."""
