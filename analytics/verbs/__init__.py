"""The verbs of the command line: arguments in, an answer out. The parser is `analytics.cli`."""

from __future__ import annotations

from analytics.verbs.answer import Answer, failure
from analytics.verbs.numbers import measure, measures, verify
from analytics.verbs.releases import build, diff, export, releases

__all__ = ["Answer", "build", "diff", "export", "failure", "measure", "measures", "releases", "verify"]
