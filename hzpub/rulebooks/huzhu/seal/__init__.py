"""Rules on seals, beyond the arithmetic that trust has already done."""

OUTFLOWS = ("loan_disbursement", "share_redemption")
"""Kinds by which money leaves the special account; each needs the four seals (R六(3))."""
