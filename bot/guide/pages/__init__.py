"""Everything that can be browsed, page by page, and the small pages around an answer.

A page is built anew at every press, for whoever reads the message: what lies beyond the horizon is not in it, nor
is how much that would be. No page counts pages; only what is there can be turned to.
"""
