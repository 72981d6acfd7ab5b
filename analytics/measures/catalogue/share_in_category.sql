/*
id = "share_in_category"
version = 1
unit = "percent"
fold = "share"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region", "category"]
required = ["category"]
[name]
id = "Porsi instansi dengan kategori"
en = "Share of agencies in a category"
[definition]
id = "Persentase instansi dengan kategori itu, dari semua instansi yang hasilnya tercatat."
en = "Percent of the agencies with a result on record that have the category."
[not_said]
id = "Porsi di antara semua instansi yang dinilai KASN: yang hasilnya tidak tercetak tidak ikut dihitung, yang kategorinya tidak diketahui ikut dalam penyebut."
en = "The share among all that KASN assessed: agencies whose result was not printed are not counted; those of unknown category are in the denominator."
[[example]]
given = { category = "baik", upto = 2020 }
value = 33.333333
[[example]]
given = { category = "baik", year = 2018, type = "kota" }
reason = "no_result"
*/
SELECT agency_id, year, category_id, score, result_id, source_id
FROM selected_result JOIN category_group USING (category_id)
WHERE group_id = $category
