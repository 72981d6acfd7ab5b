/*
id = "results_reported"
version = 1
unit = "row"
fold = "count"
base = ""
parameters = ["agency"]
required = ["agency"]
[name]
id = "Baris hasil satu instansi"
en = "Result rows of one agency"
[definition]
id = "Jumlah baris hasil satu instansi: tiap sumber dan tahun satu baris, juga penilaian mandiri dan usulan."
en = "Result rows of one agency: a row for each source and year, self-assessed and proposed ones included."
[not_said]
id = "Jumlah penilaian: satu penilaian dapat diberitakan banyak sumber."
en = "The number of assessments: one may be told by many sources."
[[example]]
given = { agency = "provinsi-x" }
value = 3
*/
SELECT *
FROM told_result
WHERE agency_id = $agency
