"""What the pages share: look, charts, chart frame, tables, citation, address."""
