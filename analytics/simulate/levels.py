"""Levels of sub-aspects that add up exactly to a demanded total. Levels are moved until they do, never the total.

Each sub-aspect is a stair of levels 1 to 4, low where the agency is strong, high where it is weak.
Climbing all stairs in order of height, as long as the total allows, gives levels in which a good agency is good
everywhere and best where it is strong. What is then missing, less than one step, is made up by a few steps up or down
of other weights, those nearest to being taken or lost.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from analytics.errors import DataFaults
from analytics.findings import Finding
from analytics.simulate.draws import draw_bell

LOWEST, HIGHEST = 1, 4
# Rows worked on at once: bounds the memory of large countries.
_CHUNK = 20_000
# Noise that is drawn anew until the total can be made.
_FRESH_NOISE = 0.3
# Nearly every total is made at the first try. If one is not by now, the weights of the instrument don't allow it.
_MOST_TRIES = 50
# How many steps of one weight may be set right after the climb.
_MOST_MOVES = 3


def choose_levels(points: np.ndarray, weights: np.ndarray, leaning: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Levels (a row per result, a column per sub-aspect) with `weights @ level == points`, both in half points.

    `leaning` says how much easier a sub-aspect comes to that agency than another; one unit is the height of one step.
    Raises DataFaults if no levels make a total.
    """
    levels = np.zeros(leaning.shape, dtype=np.int8)
    for begin in range(0, len(points), _CHUNK):
        pending = np.arange(begin, min(begin + _CHUNK, len(points)))
        for _ in range(_MOST_TRIES):
            ease = leaning[pending] + _FRESH_NOISE * draw_bell(rng, *leaning[pending].shape)
            levels[pending] = _settle(_climb(points[pending], weights, ease), points[pending], weights, ease)
            pending = pending[(levels[pending] @ weights) != points[pending]]
            if not len(pending):
                break
        else:
            raise DataFaults([_tell_unreachable(points[pending])])
    return levels


def _tell_unreachable(points: np.ndarray) -> Finding:
    total = f"{points[0] / 2:g}"
    remedy = f"No levels of these weights add up to {total}; the simulated country needs that total."
    return Finding("sub_aspect.csv", None, "weight_400", total, "total_unreachable", remedy)


def _climb(points: np.ndarray, weights: np.ndarray, ease: np.ndarray) -> np.ndarray:
    """Levels reached by taking steps in order of height until the next would exceed `points`."""
    steps = HIGHEST - LOWEST
    height = (np.arange(steps)[None, None, :] - ease[:, :, None]).reshape(len(ease), -1)
    order = np.argsort(height, axis=1, kind="stable")
    item = order // steps
    taken = np.cumsum(weights[item], axis=1) <= (points - LOWEST * weights.sum())[:, None]
    reached = np.zeros(height.shape, dtype=np.int8)
    np.put_along_axis(reached, order, taken.astype(np.int8), axis=1)
    levels: np.ndarray = LOWEST + reached.reshape(*ease.shape, steps).sum(axis=2, dtype=np.int8)
    return levels


def _settle(levels: np.ndarray, points: np.ndarray, weights: np.ndarray, ease: np.ndarray) -> np.ndarray:
    """Make up what the climb left, where a few steps can; elsewhere the levels stay as they are."""
    kinds = np.unique(weights)
    up = np.stack([(levels[:, weights == kind] < HIGHEST).sum(axis=1) for kind in kinds], axis=1)
    down = np.stack([(levels[:, weights == kind] > LOWEST).sum(axis=1) for kind in kinds], axis=1)
    moves = _choose_moves(points - levels @ weights, kinds, up, down)
    for place, kind in enumerate(kinds):
        columns = np.flatnonzero(weights == kind)
        levels[:, columns] += _steps(levels[:, columns], ease[:, columns], moves[:, place])
    return levels


def _choose_moves(missing: np.ndarray, kinds: np.ndarray, up: np.ndarray, down: np.ndarray) -> np.ndarray:
    """For each row the fewest free steps up (or, negative, down) of each weight that add up to `missing`."""
    moves = np.zeros(up.shape, dtype=np.int64)
    ways = np.array(list(product(range(-_MOST_MOVES, _MOST_MOVES + 1), repeat=len(kinds))))
    ways = ways[np.argsort(np.abs(ways).sum(axis=1), kind="stable")]
    for amount in np.unique(missing[missing != 0]):
        open_rows = np.flatnonzero(missing == amount)
        for way in ways[ways @ kinds == amount]:
            fits = ((way <= up[open_rows]) & (-way <= down[open_rows])).all(axis=1)
            moves[open_rows[fits]] = way
            open_rows = open_rows[~fits]
            if not len(open_rows):
                break
    return moves


def _steps(levels: np.ndarray, ease: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """+1 for the `moves` nearest next steps of a row, or -1 for the most recent ones; 0 elsewhere."""
    going_up = (moves > 0)[:, None]
    free = np.where(going_up, levels < HIGHEST, levels > LOWEST)
    height = levels - ease
    order = np.argsort(np.where(free, np.where(going_up, height, -height), np.inf), axis=1, kind="stable")
    chosen = np.zeros(levels.shape, dtype=np.int8)
    np.put_along_axis(chosen, order, (np.arange(levels.shape[1]) < np.abs(moves)[:, None]).astype(np.int8), axis=1)
    return np.where(going_up, chosen, -chosen).astype(np.int8)
