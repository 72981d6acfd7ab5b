/*
id = "rows_in_table"
version = 1
unit = "row"
fold = "count"
base = ""
parameters = ["table"]
required = ["table"]
[name]
id = "Baris satu tabel"
en = "Rows of one table"
[definition]
id = "Jumlah baris satu tabel rilis."
en = "Rows of one table of the release."
[not_said]
id = "Apa pun tentang isinya."
en = "Anything about what they hold."
[[example]]
given = { table = "agency" }
value = 8
*/
SELECT 'agency' AS table_name FROM agency WHERE $table = 'agency'
UNION ALL
SELECT 'result' AS table_name FROM result WHERE $table = 'result'
UNION ALL
SELECT 'claim' AS table_name FROM claim WHERE $table = 'claim'
UNION ALL
SELECT 'source' AS table_name FROM source WHERE $table = 'source'
UNION ALL
SELECT 'aspect_score' AS table_name FROM aspect_score WHERE $table = 'aspect_score'
UNION ALL
SELECT 'sub_aspect_level' AS table_name FROM sub_aspect_level WHERE $table = 'sub_aspect_level'
UNION ALL
SELECT 'agency_alias' AS table_name FROM agency_alias WHERE $table = 'agency_alias'
UNION ALL
SELECT 'method' AS table_name FROM method WHERE $table = 'method'
