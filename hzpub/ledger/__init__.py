"""Accounts, postings, the book, replay: records in, balances out.

In: records in entry order.   Out: steps, each with the book before and after.
Never: judges right or wrong (rules do), reads files, looks at the clock.
"""
