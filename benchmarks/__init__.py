"""Timings of Peta Merit, as ratios within one run: `python -m benchmarks`."""
