/*
id = "agencies_in_both_years"
version = 1
unit = "agency"
fold = "count"
base = "agencies_registered"
parameters = ["year_from", "year_to", "type", "province", "region"]
required = ["year_from", "year_to"]
[name]
id = "Instansi yang diketahui pada kedua tahun"
en = "Agencies known in both years"
[definition]
id = "Jumlah instansi yang kategorinya diketahui pada kedua tahun."
en = "Agencies whose category is known in both years."
[not_said]
id = "Perubahan instansi yang hanya diketahui pada satu tahun."
en = "What became of agencies known in one year only."
[[example]]
given = { year_from = 2018, year_to = 2020 }
value = 2
*/
SELECT agency_id, f.category_id AS from_id, t.category_id AS to_id, t.result_id, t.source_id
FROM results_in($year_from) f
JOIN results_in($year_to) t USING (agency_id)
SEMI JOIN selected_agency USING (agency_id)
WHERE f.category_id IS NOT NULL AND t.category_id IS NOT NULL
