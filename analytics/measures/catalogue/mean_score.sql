/*
id = "mean_score"
version = 1
unit = "points"
fold = "mean"
base = "agencies_with_score"
parameters = ["upto", "year", "type", "province", "region", "form"]
required = ["form"]
[name]
id = "Rata-rata nilai total"
en = "Mean total score"
[definition]
id = "Rata-rata nilai total instansi yang nilainya tercatat pada satu formulir (maksimum)."
en = "Mean total score of the agencies whose score on one form (maximum) is on record."
[not_said]
id = "Perbandingan antarformulir: maksimum formulir berbeda."
en = "A comparison between forms: their maxima differ."
[[example]]
given = { form = "410" }
value = 255
[[example]]
given = { form = "unknown" }
value = 330
[[example]]
given = { form = "400", year = 2018 }
value = 196.666667
[[example]]
given = { form = "410", year = 2018 }
reason = "no_result"
*/
SELECT agency_id, year, score AS value, score_max, score_result_id AS result_id, source_id
FROM selected_result
WHERE score IS NOT NULL AND coalesce(score_max::VARCHAR, 'unknown') = $form
