"""The council's operating allowance: how much, from what, when."""
