/*
id = "agency_score"
version = 1
unit = "points"
fold = "mean"
base = ""
parameters = ["upto", "year", "agency"]
required = ["agency"]
[name]
id = "Nilai total satu instansi"
en = "Total score of one agency"
[definition]
id = "Nilai total satu instansi pada hasil yang dihitung."
en = "Total score of one agency in the result that counts."
[not_said]
id = "Nilai penilaian mandiri, yang tidak dihitung."
en = "The self-assessed score, which is not counted."
[[example]]
given = { agency = "provinsi-x" }
value = 255
[[example]]
given = { agency = "provinsi-x", year = 2018 }
value = 150
[[example]]
given = { agency = "kota-x2" }
reason = "no_result"
*/
SELECT agency_id, year, category_id, score AS value, score_max, coalesce(score_result_id, result_id) AS result_id, source_id
FROM selected_result
WHERE agency_id = $agency AND score IS NOT NULL
