"""From somebody's spreadsheet to a release: read it, understand it, check it, publish it."""
