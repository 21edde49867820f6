"""Seals, keys and offices over time, git history, transparency log.

In:    bytes and keys.
Out:   who agreed to exactly these bytes, and whether anything was taken back or changed since.
Never: reads what a record says about money; that is for the ledger and the rules.
"""
