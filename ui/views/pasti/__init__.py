"""What can be certain: bounds of a group, and the printed totals that they rest on."""
