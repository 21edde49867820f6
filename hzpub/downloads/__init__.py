"""Report objects become files for other programs: workbooks, tables, a database, a feed.

In:    frozen report objects, words.   Out: files, the same bytes from the same books.
Never: computes a figure; touches the web pages.
"""
