/*
id = "agencies_year_inferred"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Instansi dengan tahun hasil simpulan"
en = "Agencies with an inferred year"
[definition]
id = "Jumlah instansi yang tahun hasilnya tidak tercetak, melainkan disimpulkan."
en = "Agencies whose year of the result is not printed but inferred."
[not_said]
id = "Tahun yang sebenarnya bila simpulan itu keliru."
en = "The true year, should the reading be wrong."
[[example]]
given = {  }
value = 3
*/
SELECT agency_id, year, category_id, score, contradicting, witnesses, result_id, source_id
FROM selected_result
WHERE year_basis = 'inferred'
