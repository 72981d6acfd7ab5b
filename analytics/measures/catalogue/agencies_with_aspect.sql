/*
id = "agencies_with_aspect"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region", "aspect"]
required = ["aspect"]
[name]
id = "Instansi dengan nilai aspek"
en = "Agencies with an aspect value"
[definition]
id = "Jumlah instansi yang nilai aspek itu tercatat, dalam hasil yang dihitung."
en = "Agencies whose value of the aspect is on record, in the result that counts."
[not_said]
id = "Nilai aspek instansi lain yang tidak tercetak."
en = "The aspect values of others, which were not printed."
[[example]]
given = { aspect = "pengadaan" }
value = 2
[[example]]
given = { aspect = "pengembangan_karier" }
value = 1
*/
SELECT r.agency_id, r.year, a.aspect_id, a.percent, a.result_id, a.source_id
FROM selected_result r JOIN accepted_aspect a USING (agency_id, year)
WHERE $aspect IS NULL OR a.aspect_id = $aspect
