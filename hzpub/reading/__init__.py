"""From bytes to strict sheets: record format 1 and nothing else.

In: bytes of one file.   Out: a `RecordFile` whose every value has one spelling and a place.
Never: guesses, repairs, or hands unchecked bytes to a YAML library.
"""
