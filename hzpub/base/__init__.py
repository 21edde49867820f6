"""The ground floor: money, months, working days, places in a file, findings, words.

In:    numbers, dates, texts.   Out: numbers, dates, texts.
Never: knows a fund, a rule or a record kind; reads the clock; computes with fractions of a fen.
"""
