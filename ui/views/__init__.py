"""What each page shows: from a selection to charts with their words, tables and measures. Pages only arrange them."""
