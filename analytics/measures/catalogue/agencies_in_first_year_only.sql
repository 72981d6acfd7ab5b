/*
id = "agencies_in_first_year_only"
version = 1
unit = "agency"
fold = "count"
base = "agencies_registered"
parameters = ["year_from", "year_to", "type", "province", "region"]
required = ["year_from", "year_to"]
[name]
id = "Instansi yang diketahui hanya pada tahun pertama"
en = "Agencies known in the first year only"
[definition]
id = "Jumlah instansi yang kategorinya diketahui pada tahun pertama, tetapi tidak pada tahun kedua. Bila kedua tahun ditukar, yang dihitung kebalikannya."
en = "Agencies whose category is known in the first year but not in the second. With the years exchanged it counts the reverse."
[not_said]
id = "Apakah instansi itu tidak dinilai pada tahun kedua, atau dinilai tetapi hasilnya tidak tercetak."
en = "Whether the agency was not assessed in the second year, or was assessed but its result not printed."
[[example]]
given = { year_from = 2018, year_to = 2020 }
value = 1
*/
SELECT agency_id, f.category_id, f.result_id, f.source_id
FROM results_in($year_from) f
SEMI JOIN selected_agency USING (agency_id)
WHERE f.category_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM results_in($year_to) t WHERE t.agency_id = f.agency_id AND t.category_id IS NOT NULL)
