"""The four categories in a selection: how agencies spread over them by a grouping, and what a category means."""

from __future__ import annotations

from functools import partial

from analytics import by_category, numbers
from analytics.measures import Measure, compute
from analytics.warehouse.dimensions import Category, categories
from ui import html, labels
from ui.address import Here
from ui.charts import distribution
from ui.charts.kinds import name_kind
from ui.frame import Chart
from ui.views.aspek import GROUPS, group_names, outside_notes, with_filters
from ui.views.bias import bias
from ui.views.columns import column, spread_columns
from ui.views.spread import rows_of

# Below so many agencies a group's share is chance: the title then names no group.
_LEAST_FOR_SHARE = 10
_AT_LEAST = "at_least_baik"


def counts(here: Here) -> dict[str, Measure]:
    """The counts of the selection by category id, and `all`, `at_least_baik`, `unknown`."""
    chosen = here.selection.parameters()
    found = {one: compute(here.release, "agencies_in_category", category=one, **chosen)
             for one in (*categories(here.release), _AT_LEAST)}  # fmt: skip
    return {
        **found,
        "all": compute(here.release, "agencies_assessed", **chosen),
        "unknown": compute(here.release, "agencies_category_unknown", **chosen),
    }


def answer(here: Here) -> str:
    """The answer as a sentence: the counts by category of what is on record, and how many are not known."""
    found = counts(here)
    key = "counted" if found["all"].value else "none"
    words = here.say(f"kategori.answer.{key}", period=labels.period(here), **found)
    if found["unknown"].value:
        words += " " + here.say("kategori.answer.unknown", n=found["unknown"])
    return with_filters(here, words)


def spread(here: Here) -> Chart:
    """The spread over the categories by type, region or province: those groups that have a result."""
    by, found = here["by"] or "type", counts(here)
    present = by_category.distribution(here.release, here.selection, GROUPS[by]).set_index("group")["assessed"]
    names = group_names(here, by)
    order = [one for one in names if one in present.index]
    rows, table = rows_of(here, GROUPS[by], names=names.__getitem__, order=order, key="group")
    title, measures = _title(here, by, {one: int(present[one]) for one in order})
    return Chart(
        name=f"kategori-menurut-{by}", title=title, measures=[*measures, *found.values()],
        subtitle=with_filters(here, here.say("kategori.spread.subtitle", by=here.say(f"aspek.by.{by}"),
                                             period=labels.period(here), n=found["all"])),
        columns=spread_columns(here, column(here, "group", "text")), rows=table,
        draw=lambda width: distribution.draw(
            rows, names=labels.category_words(here), label=title, width=width,
            fmt=partial(numbers.number, here.lang), percent=lambda value: numbers.percent(here.lang, value, 0),
        ),
        notes=_notes(here, by, missing=len(names) - len(order)),
    )  # fmt: skip


def _title(here: Here, by: str, sizes: dict[str, int]) -> tuple[str, list[Measure]]:
    """The groups with the greatest and the least share, where that is more than chance; else how many of all.

    Named agencies of the published release are told because they did well: their shares are no finding.
    """
    if here.release.counts_itself and len(sizes) > 1 and min(sizes.values()) >= _LEAST_FOR_SHARE:
        shares = {one: compute(here.release, "share_in_category", category=_AT_LEAST,
                               **here.selection.but(**{by: one}).parameters()) for one in sizes}  # fmt: skip
        ranked = sorted(shares, key=lambda one: shares[one].value or 0)
        best, worst, names = ranked[-1], ranked[0], group_names(here, by)
        title = here.say(
            "kategori.spread.title_shares", best=names[best], high=shares[best], worst=names[worst], low=shares[worst]
        )
        return title, [shares[best], shares[worst]]
    good = counts(here)[_AT_LEAST]
    return here.say("kategori.spread.title", n=good, of=good.base), [good]


def _notes(here: Here, by: str, *, missing: int) -> tuple[str, ...]:
    notes = list(outside_notes(here, by))
    if missing and by != "type" and not here["region"]:
        notes.append(here.say(f"kategori.spread.missing_{by}", n=missing))
    return (*notes, bias(here)) if not here.release.counts_itself else tuple(notes)


def meanings(here: Here) -> str:
    """What each category means, with its band of scores, as a list of terms from the highest."""
    names = labels.category_words(here)
    items = [
        f"<dt>{html.escape(name_kind(one.id, names))}<br>{html.escape(_band(here, one))}</dt>"
        f"<dd>{html.escape(one.consequence_en if here.lang == 'en' else one.consequence_id)}</dd>"
        for one in reversed(list(categories(here.release).values()))
    ]
    return f'<dl class="pm-origin">{"".join(items)}</dl>'


def _band(here: Here, category: Category) -> str:
    """The scores of a category; the highest ends with the form, which differs, so only its lower limit is said."""
    is_highest = category.id == list(categories(here.release))[-1]
    key = "band_open" if is_highest else "band"
    return here.say(f"kategori.{key}", low=int(category.min_score), high=int(category.max_score))
