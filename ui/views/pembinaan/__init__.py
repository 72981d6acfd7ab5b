"""The page Pembinaan: the worklist, one agency of it, the national plan, overviews."""
