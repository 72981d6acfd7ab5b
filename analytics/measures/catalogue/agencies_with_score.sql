/*
id = "agencies_with_score"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region", "form"]
required = []
[name]
id = "Instansi dengan nilai total"
en = "Agencies with a total score"
[definition]
id = "Jumlah instansi yang nilai totalnya tercatat, menurut formulir (maksimum) yang dipakai."
en = "Agencies whose total score is on record, by the form (maximum) that was used."
[not_said]
id = "Formulir mana yang dipakai bila sumber tidak menyebut nilai maksimumnya."
en = "Which form was used where the source does not print the maximum."
[[example]]
given = { form = "400" }
value = 2
[[example]]
given = { form = "410" }
value = 1
[[example]]
given = { form = "unknown" }
value = 1
[[example]]
given = {  }
value = 4
*/
SELECT agency_id, year, score, score_max, score_result_id AS result_id, source_id
FROM selected_result
WHERE score IS NOT NULL AND ($form IS NULL OR coalesce(score_max::VARCHAR, 'unknown') = $form)
