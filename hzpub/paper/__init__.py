"""Report objects become sheets of paper: notices for the board, slips, vouchers, forms to sign.

In:    frozen report objects, words, masked or full names.   Out: PDF files, the same bytes from the same books.
Never: computes a figure; touches the web pages.
"""
