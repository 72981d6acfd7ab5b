"""What became of the result of a query: the same query asked again, and its rows then and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from analytics.query.ask import Answer, ask
from analytics.query.errors import COST, Refused
from analytics.warehouse import Release

# Rows named on each side; a result may have ten thousand.
MOST_ROWS = 20


def ask_again(release: Release, sql: str) -> Answer | dict[str, Any]:
    """The answer of a release to a query that was answered before, or why it gives none any more.

    `query_refused`: a table or column is gone; `query_not_answered`: it took too much this time, which proves nothing.
    """
    try:
        return ask(release, sql)
    except Refused as refused:
        what = "query_not_answered" if refused.reason in COST else "query_refused"
        return {"what": what, "reason": refused.reason, **refused.tokens}


def differences(then: Answer, now: Answer) -> Iterator[dict[str, Any]]:
    """What makes two answers to one query differ: how many rows were lost and gained, and the first of them.

    Where none was, columns have another name or type, or the rows stand in another order.
    """
    before, after = (Counter(_shown(row) for row in answer.rows) for answer in (then, now))
    gone, come = list((before - after).elements()), list((after - before).elements())
    if not gone and not come:
        yield {"what": "result_otherwise"}
        return
    yield {"what": "result_changed", "removed": len(gone), "added": len(come)}
    for what, rows in (("result_row_removed", gone), ("result_row_added", come)):
        for row in rows[:MOST_ROWS]:
            yield {"what": what, "row": row}


def _shown(row: tuple[Any, ...]) -> str:
    return " | ".join("" if cell is None else str(cell) for cell in row)
