"""Random draws that come out the same on every machine.

Only uniform numbers, sums, products and square roots: these are exact by the floating-point standard, while normal or
gamma draws pass through library functions whose last digit differs between machines.
"""

from __future__ import annotations

import numpy as np

_PURPOSES = ("homes", "places", "points", "optimism", "leanings", "levels", "seats")


def start(seed: int, purpose: str) -> np.random.Generator:
    """A generator of its own for each of `_PURPOSES`, so that more draws for one don't move the others."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence((seed, _PURPOSES.index(purpose)))))


def draw_bell(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Bell-shaped noise of mean 0 and deviation 1 (the sum of three uniform draws), never beyond 3."""
    return 2.0 * (rng.random(shape) + rng.random(shape) + rng.random(shape) - 1.5)


def draw_near(rng: np.random.Generator, low: np.ndarray, high: np.ndarray, near: np.ndarray) -> np.ndarray:
    """A draw between `low` and `high`, mostly close to the end next to `near`, or to the middle if that lies inside."""
    first, second = rng.random(low.shape), rng.random(low.shape)
    from_end = 1.0 - np.sqrt(first)
    share = np.where(near < low, from_end, np.where(near > high, 1.0 - from_end, (first + second) / 2.0))
    drawn: np.ndarray = low + (high - low) * share
    return drawn
