"""A reader's own SQL over a release: read-only, in a process of its own, behind walls that do not trust each other.

`ask.ask` answers; `parse` is the first wall, `engine` the second, `walls` and `limits` the third. The package itself
imports nothing: the process that runs a query must start at once.
"""
