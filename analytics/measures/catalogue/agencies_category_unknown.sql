/*
id = "agencies_category_unknown"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Instansi yang kategorinya tidak diketahui"
en = "Agencies of unknown category"
[definition]
id = "Jumlah instansi yang hasilnya tercatat tanpa kategori, misalnya penghargaan yang diberitakan tanpa kategorinya."
en = "Agencies with a result on record but no category, such as an award told without it."
[not_said]
id = "Kategori apa yang sebenarnya diperoleh instansi itu."
en = "Which category the agency really has."
[[example]]
given = {  }
value = 1
[[example]]
given = { year = 2018 }
value = 0
*/
SELECT agency_id, year, score, result_id, source_id
FROM selected_result
WHERE category_id IS NULL
