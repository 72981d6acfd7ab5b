/*
id = "mean_aspect_percent"
version = 1
unit = "percent"
fold = "mean"
base = "agencies_with_aspect"
parameters = ["upto", "year", "type", "province", "region", "aspect"]
required = ["aspect"]
[name]
id = "Rata-rata capaian aspek"
en = "Mean attainment of an aspect"
[definition]
id = "Rata-rata capaian satu aspek, sebagai persen dari nilai maksimumnya, atas instansi yang nilainya tercatat."
en = "Mean attainment of an aspect, as percent of its maximum, over the agencies whose value is on record."
[not_said]
id = "Rata-rata semua instansi yang dinilai; nilai aspek hampir semuanya tidak tercetak."
en = "The mean of all that were assessed; nearly all aspect values were never printed."
[[example]]
given = { aspect = "pengadaan" }
value = 62.5
[[example]]
given = { aspect = "pengembangan_karier" }
value = 50
[[example]]
given = { aspect = "pengadaan", year = 2019 }
value = 75
[[example]]
given = { aspect = "sistem_informasi" }
reason = "no_result"
*/
SELECT r.agency_id, r.year, a.aspect_id, a.percent AS value, a.points, a.points_max, a.result_id, a.source_id
FROM selected_result r JOIN accepted_aspect a USING (agency_id, year)
WHERE $aspect IS NULL OR a.aspect_id = $aspect
