"""From meaning to constraints: what claims and relations say, as rows of integers.

The timeline tells which quantities there are, each kind of relation is one file, and ``build``
joins them into the system of each scenario.
"""
