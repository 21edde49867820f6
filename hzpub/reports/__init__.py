"""Reports: what the books say about a member, a loan, a quarter, the fund, as frozen objects.

In:    the book, the chronicle of its records, the terms in force, an `as_of`.
Out:   frozen dataclasses; every page, table, download and print is made from the same object.
Never: judges, formats a sum, writes HTML, reads a file, looks at the clock.
"""
