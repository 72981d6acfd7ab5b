/*
id = "agencies_contradicted"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Instansi dengan hasil yang dibantah"
en = "Agencies with a contradicted result"
[definition]
id = "Jumlah instansi yang hasilnya dibantah sumber lain: kategori lain, atau nilai lain untuk kategori yang sama."
en = "Agencies whose result is contradicted by another source: another category, or another score for the same one."
[not_said]
id = "Sumber mana yang benar."
en = "Which source is right."
[[example]]
given = {  }
value = 1
*/
SELECT agency_id, year, category_id, score, contradicting, witnesses, result_id, source_id
FROM selected_result
WHERE contradicting > 0
