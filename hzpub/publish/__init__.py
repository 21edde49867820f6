"""The notice site: finished pages from report objects, checked as a whole, swapped in at the very end.

In:    what the pipeline found out about a fund.   Out: a folder of HTML, JSON and sums that needs no server.
Never: judges or computes (rules and reports do), runs record text through Markdown, asks another host.
"""
