/*
id = "agencies_single_witness"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Instansi dengan satu saksi"
en = "Agencies resting on one witness"
[definition]
id = "Jumlah instansi yang kategorinya hanya disebut oleh satu kelompok saksi."
en = "Agencies whose category rests on a single witness group."
[not_said]
id = "Bahwa satu saksi itu keliru."
en = "That the one witness is wrong."
[[example]]
given = {  }
value = 5
*/
SELECT agency_id, year, category_id, score, contradicting, witnesses, result_id, source_id
FROM selected_result
WHERE category_id IS NOT NULL AND witnesses = 1
