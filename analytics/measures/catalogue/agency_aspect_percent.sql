/*
id = "agency_aspect_percent"
version = 1
unit = "percent"
fold = "mean"
base = ""
parameters = ["upto", "year", "agency", "aspect"]
required = ["agency", "aspect"]
[name]
id = "Capaian aspek satu instansi"
en = "Aspect attainment of one agency"
[definition]
id = "Capaian satu aspek satu instansi, sebagai persen dari nilai maksimumnya."
en = "Attainment of one aspect by one agency, as percent of its maximum."
[not_said]
id = "Capaian sub-aspek."
en = "The attainment of sub-aspects."
[[example]]
given = { agency = "lpnk-b", aspect = "pengadaan" }
value = 75
[[example]]
given = { agency = "kem-a", aspect = "pengadaan" }
reason = "no_result"
*/
SELECT r.agency_id, r.year, a.aspect_id, a.percent AS value, a.points, a.points_max, a.result_id, a.source_id
FROM selected_result r JOIN accepted_aspect a USING (agency_id, year)
WHERE r.agency_id = $agency AND ($aspect IS NULL OR a.aspect_id = $aspect)
