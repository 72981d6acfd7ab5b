/*
id = "agencies_aspect_half_or_less"
version = 1
unit = "agency"
fold = "count"
base = "agencies_with_aspect"
parameters = ["upto", "year", "type", "province", "region", "aspect"]
required = ["aspect"]
[name]
id = "Instansi yang tidak melewati separuh nilai aspek"
en = "Agencies not past half of an aspect"
[definition]
id = "Jumlah instansi yang capaian aspek itu paling banyak separuh dari nilai maksimumnya."
en = "Agencies that attain at most half of the maximum of the aspect."
[not_said]
id = "Nilai aspek instansi lain yang tidak tercetak."
en = "The aspect values of others, which were not printed."
[[example]]
given = { aspect = "pengadaan" }
value = 1
[[example]]
given = { aspect = "pengembangan_karier" }
value = 1
[[example]]
given = { aspect = "pengadaan", year = 2019 }
value = 0
*/
SELECT r.agency_id, r.year, a.aspect_id, a.percent, a.result_id, a.source_id
FROM selected_result r JOIN accepted_aspect a USING (agency_id, year)
WHERE a.aspect_id = $aspect AND a.percent <= 50
