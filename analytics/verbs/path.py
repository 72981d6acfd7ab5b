"""The verb of ways: the shortest ways of an agency to a category."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.errors import BadParameter
from analytics.guidance.shortest import FEWEST
from analytics.guidance.situation import country
from analytics.guidance.ways import as_json, ways
from analytics.guidance.ways_words import ways_words
from analytics.verbs.answer import ANSWER_IS_NO, DONE, Answer, choose_release


def path(
    agency_id: str, to: str | None, fewest: str, within: Sequence[str], upto: int, release: str | None, lang: str
) -> Answer:
    """The ways of an agency; status 1 where there is none, with the reason.

    Raises UnknownAgency, BadParameter, ReleaseNotFound.
    """
    chosen = choose_release(release)
    sought = next((one for one in FEWEST if one == fewest), None)
    if sought is None:
        raise BadParameter("path", "fewest", fewest, FEWEST, "this value is not allowed")
    looked_at = country(chosen, upto)
    found = ways(looked_at, agency_id, to=to, fewest=sought, within=within)
    document = {**as_json(found), "upto": upto, "release_id": chosen.release_id}
    return Answer(document, ways_words(looked_at, found, lang), DONE if found.ways else ANSWER_IS_NO)
