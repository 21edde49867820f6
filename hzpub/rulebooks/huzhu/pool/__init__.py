"""The fee pool: what it may pay for, and what becomes of the rest."""
