"""Which encoding a browser takes."""

from __future__ import annotations

from starlette.datastructures import Headers

# In the order of our liking: brotli is a fifth smaller.
OFFERED = ("br", "gzip")


def accepted(headers: Headers) -> list[str]:
    """Those of our encodings that the request takes, best first. One with weight 0 is refused (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for part in headers.get("accept-encoding", "").split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip().lower()] = _weight(parameter)
    return [name for name in OFFERED if weights.get(name, weights.get("*", 0)) > 0]


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip().lower() != "q":
        return 1
    try:
        return float(value)
    except ValueError:
        return 0
