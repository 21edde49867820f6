"""Downloads: report objects become workbooks, tables, a database, a feed, for people with other programs.

In:    report objects, names, words.   Out: bytes of files: XLSX, CSV, SQLite, JSON descriptors, Atom.
Never: computes a figure; writes a file; shows a name or value that no page shows.
"""
