"""Everything again from nothing, for somebody who does not trust us: a clone, a bundle, a saved site, an address.

In:    what a stranger holds.   Out: one verdict for each check, told in sentences.
Never: believes a figure, a signature or a root that it has not computed itself; writes where it reads.
"""
