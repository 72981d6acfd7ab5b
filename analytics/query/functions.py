"""The functions that a query may call: those that compute from their arguments alone.

Everything else is refused, also what DuckDB learns in a later version. Left out on purpose: what reads files, settings,
the environment, the catalogue or the clock, what draws at random (a result must be the same tomorrow), what waits.
"""

from __future__ import annotations

_NUMBERS = """
abs acos asin atan atan2 cbrt ceil ceiling cos cot degrees divide even exp factorial fdiv floor fmod gcd greatest
isfinite isinf isnan lcm least ln log log10 log2 mod multiply pi pow power radians round round_even sign sin sqrt
subtract add tan trunc xor bit_count
"""
_TEXT = """
ascii bar bit_length char_length character_length chr concat concat_ws contains damerau_levenshtein editdist3 ends_with
format format_bytes hamming hash instr jaccard jaro_similarity jaro_winkler_similarity lcase left left_grapheme len
length levenshtein like_escape lower lpad ltrim md5 mismatches nfc_normalize octet_length ord overlay position prefix
printf regexp_escape regexp_extract regexp_extract_all regexp_full_match regexp_matches regexp_replace
regexp_split_to_array repeat replace reverse right right_grapheme rpad rtrim sha1 sha256 split split_part starts_with
str_split str_split_regex string_split string_split_regex string_to_array strip_accents strlen strpos substr substring
substring_grapheme suffix translate trim ucase unicode upper url_decode url_encode
"""
_DATES = """
century date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth
dayofweek dayofyear days_in_month decade epoch extract hour isodow isoyear last_day make_date make_time make_timestamp
minute month monthname quarter second strftime strptime time_bucket to_days to_hours to_minutes to_months to_seconds
to_weeks to_years try_strptime week weekday weekofyear year yearweek
"""
_CHOICES = """
coalesce if ifnull nullif typeof cast try_cast try isnull
"""
_LISTS = """
array_agg array_append array_concat array_contains array_distinct array_extract array_filter array_has array_has_all
array_has_any array_length array_position array_prepend array_reduce array_reverse array_slice array_sort
array_to_string array_transform array_unique array_value array_zip cardinality element_at flatten generate_subscripts
list_aggregate list_any_value list_append list_apply list_avg list_concat list_contains list_count list_distinct
list_element list_extract list_filter list_first list_has list_has_all list_has_any list_indexof list_intersect
list_last list_max list_median list_min list_mode list_pack list_position list_prepend list_reduce list_reverse
list_reverse_sort list_select list_slice list_sort list_sum list_transform list_unique list_value list_where list_zip
map map_contains map_entries map_extract map_from_entries map_keys map_values row struct_extract struct_insert
struct_pack
"""
_AGGREGATES = """
any_value approx_count_distinct approx_quantile arbitrary arg_max arg_max_null arg_min arg_min_null argmax argmin avg
bit_and bit_or bit_xor bool_and bool_or corr count count_if count_star countif covar_pop covar_samp entropy favg first
fsum geomean geometric_mean group_concat grouping grouping_id histogram kahan_sum kurtosis kurtosis_pop last list
listagg mad max max_by mean median min min_by mode percentile_cont percentile_disc product quantile quantile_cont
quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness
stddev stddev_pop stddev_samp string_agg sum sumkahan sum_no_overflow var_pop var_samp variance
"""
_WINDOWS = """
cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank rank_dense row_number
"""
# Those that give rows; the macros of the release come to them.
_ROWS = "unnest range generate_series"
# Words of the language, and names of types, that stand before a parenthesis and call nothing.
_SYNTAX = """
all and anti any array as asof between by case char columns cross cube dec decimal distinct else escape except exclude
exists filter following for from full group having ilike in inner intersect interval into is join lateral left like
limit materialized natural not numeric offset on only or order outer over partition pivot positional preceding qualify
recursive rename replace right rollup rows select semi sets similar some struct text then to union unpivot using
values varchar when where window with within
"""
# What stands without parentheses and is a function all the same.
_BARE = """
current_catalog current_database current_date current_localtime current_localtimestamp current_query current_role
current_schema current_time current_timestamp current_user localtime localtimestamp session_user user
"""
# Of those and of the functions left out: what would give another answer tomorrow, for a sentence of its own.
_CHANGING = """
current_date current_localtime current_localtimestamp current_time current_timestamp gen_random_uuid get_current_time
get_current_timestamp localtime localtimestamp now random setseed today transaction_timestamp uuid uuidv4 uuidv7
"""
TABLE_FUNCTIONS = frozenset(_ROWS.split())
_ALL = " ".join((_NUMBERS, _TEXT, _DATES, _CHOICES, _LISTS, _AGGREGATES, _WINDOWS, _ROWS))
FUNCTIONS = frozenset(_ALL.split())
SYNTAX = frozenset(_SYNTAX.split())
BARE = frozenset(_BARE.split())
CHANGING = frozenset(_CHANGING.split())
