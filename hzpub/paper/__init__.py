"""Report objects become sheets of paper: Typst sets what the reports say.

In:    report objects, an edition (public or the village's own), fonts of the machine.
Out:   tagged PDF files, the same bytes from the same commit; a plain text to be read out.
Never: computes a figure; asks the clock or the network; stops a site because a font is missing.
"""
