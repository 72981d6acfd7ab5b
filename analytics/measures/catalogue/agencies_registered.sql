/*
id = "agencies_registered"
version = 1
unit = "agency"
fold = "count"
base = ""
parameters = ["year", "type", "province", "region"]
required = []
[name]
id = "Instansi di registri"
en = "Agencies in the registry"
[definition]
id = "Jumlah instansi di registri yang masih ada pada akhir tahun."
en = "Agencies of the registry that existed at the end of the year."
[not_said]
id = "Berapa instansi yang menjadi lingkup pengawasan KASN; daftar KASN sendiri tidak diketahui."
en = "How many agencies KASN oversaw; KASN's own list is not known."
[[example]]
given = {  }
value = 7
[[example]]
given = { year = 2018 }
value = 8
[[example]]
given = { type = "provinsi" }
value = 2
[[example]]
given = { region = "r2", type = "kabupaten_kota" }
value = 1
*/
SELECT agency_id, agency_type, province_id, valid_from, valid_to, source
FROM selected_agency
WHERE (valid_from IS NULL OR valid_from <= $year) AND (valid_to IS NULL OR valid_to > $year)
