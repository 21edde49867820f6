"""Rules on who may borrow."""
