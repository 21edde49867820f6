"""Data entry: what a cashier does, as plain functions for the command line and a local page.

In:    what a person typed, a signing function, today's date.   Out: drafts, seals, entered records, commits.
Never: prints, asks, reads the clock, keeps a key; judges a rule (the check it is handed does).

`drafting` makes a draft, `sealing` adds a seal, `entering` puts drafts into the books, `founding` starts a fund.
What a person can mend is raised as `errors.DeskError`.
"""
