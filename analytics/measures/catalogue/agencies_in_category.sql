/*
id = "agencies_in_category"
version = 1
unit = "agency"
fold = "count"
base = "agencies_assessed"
parameters = ["upto", "year", "type", "province", "region", "category"]
required = ["category"]
[name]
id = "Instansi dengan kategori"
en = "Agencies in a category"
[definition]
id = "Jumlah instansi yang hasilnya masuk kategori itu: pada tahun itu, atau sampai tahun itu menurut hasil terakhir."
en = "Agencies whose result has the category: in that year, or up to that year by their latest result."
[not_said]
id = "Berapa lagi yang hasilnya tidak pernah dicetak di sumber terbuka."
en = "How many more there are whose result was never printed in a public source."
[[example]]
given = { category = "baik", upto = 2020 }
value = 2
[[example]]
given = { category = "at_least_baik", upto = 2020 }
value = 3
[[example]]
given = { category = "kurang", year = 2018 }
value = 2
[[example]]
given = { category = "baik", year = 2018 }
value = 0
*/
SELECT agency_id, year, category_id, score, result_id, source_id
FROM selected_result JOIN category_group USING (category_id)
WHERE group_id = $category
