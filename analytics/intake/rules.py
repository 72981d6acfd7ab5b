"""The rules that an imported file is checked by. Ids are fixed: tests, scripts and ticks name them.

What each says to a person, and what to do, stands in the words under `intake.rules`.
"""

from __future__ import annotations

from collections.abc import Mapping

from analytics.intake.model import Severity

_ERRORS = (
    "unknown_agency", "ambiguous_agency", "missing_agency", "agency_not_alive", "contradicting_duplicate",
    "score_above_form", "aspect_above_max", "percent_above_100", "aspects_not_total", "aspect_unknown", "aspect_twice",
    "sub_aspect_unknown", "sub_aspects_not_aspect", "points_not_level_times_weight", "level_out_of_range",
    "missing_level", "category_unknown", "missing_year", "year_unreadable", "year_out_of_range", "form_unknown",
    "stage_unknown", "unreadable_number", "ambiguous_number", "number_out_of_range", "error_cell", "score_as_date",
    "personal_data", "row_limit", "no_table", "column_twice", "header_changes",
)  # fmt: skip
_WARNINGS = (
    "duplicate", "category_against_band", "score_below_scale", "formula_without_value", "code_as_number", "hidden_data",
    "fewer_agencies", "totals_contradict", "hidden_not_checked", "wrong_section", "province_contradicts",
    "agency_carried", "code_contradicts",
)  # fmt: skip
_NOTES = ("sudden_jump", "read_past", "missing_value", "not_taken", "remark")

SEVERITY: Mapping[str, Severity] = {
    **dict.fromkeys(_ERRORS, "error"), **dict.fromkeys(_WARNINGS, "warning"), **dict.fromkeys(_NOTES, "note"),
}  # fmt: skip
