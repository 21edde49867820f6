"""hzpub: from sealed records of a village mutual-aid fund to its public notice site.

In:    nothing.   Out: the version of this software.
Never: imports a room; each room is imported by its own name.
"""

__version__ = "0.1.0"
