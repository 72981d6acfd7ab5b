/*
id = "share_registered_in_category"
version = 1
unit = "percent"
fold = "share"
base = "agencies_registered"
parameters = ["upto", "year", "type", "province", "region", "category"]
required = ["category"]
[name]
id = "Porsi instansi di registri dengan kategori"
en = "Share of registered agencies in a category"
[definition]
id = "Persentase instansi dengan kategori itu, dari semua instansi di registri pada akhir tahun, yang sudah maupun yang belum punya hasil."
en = "Percent of all agencies of the registry at the end of the year, with and without a result, that have the category."
[not_said]
id = "Kategori instansi yang hasilnya tidak tercatat: porsi yang sebenarnya dapat lebih tinggi."
en = "The category of agencies whose result is not on record: the true share may be higher."
[[example]]
given = { category = "at_least_baik", upto = 2020 }
value = 42.857142857142854
[[example]]
given = { category = "at_least_baik", year = 2018 }
value = 0.0
*/
SELECT s.agency_id, s.year, s.category_id, s.score, s.result_id, s.source_id
FROM selected_result s
JOIN category_group g USING (category_id)
JOIN selected_agency a USING (agency_id)
WHERE g.group_id = $category
    AND (a.valid_from IS NULL OR a.valid_from <= $year) AND (a.valid_to IS NULL OR a.valid_to > $year)
