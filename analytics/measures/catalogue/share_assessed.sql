/*
id = "share_assessed"
version = 1
unit = "percent"
fold = "share"
base = "agencies_registered"
parameters = ["upto", "year", "type", "province", "region"]
required = []
[name]
id = "Porsi instansi dengan hasil tercatat"
en = "Share of agencies with a result on record"
[definition]
id = "Persentase instansi di registri yang hasilnya tercatat."
en = "Percent of the agencies of the registry with a result on record."
[not_said]
id = "Cakupan penilaian KASN yang sebenarnya: banyak hasil tidak tercetak."
en = "How far KASN's assessment really reached: many results were never printed."
[[example]]
given = { upto = 2020 }
value = 85.714286
[[example]]
given = { year = 2018 }
value = 37.5
*/
SELECT agency_id, year, category_id, result_id, source_id
FROM selected_result SEMI JOIN (
    SELECT agency_id FROM selected_agency
    WHERE (valid_from IS NULL OR valid_from <= $year) AND (valid_to IS NULL OR valid_to > $year)
) AS alive USING (agency_id)
