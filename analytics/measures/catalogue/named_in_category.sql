/*
id = "named_in_category"
version = 1
unit = "agency"
fold = "count"
base = "agencies_in_category"
parameters = ["category", "upto", "decided"]
required = ["category", "upto", "decided"]
[name]
id = "Instansi bernama menurut tahun hasilnya"
en = "Named agencies by year of their result"
[definition]
id = "Jumlah instansi bernama dengan kategori itu menurut hasil terakhir: diputus pada tahun akhir (in_year), atau hanya dari tahun sebelumnya dan mungkin sudah berubah (earlier)."
en = "Named agencies with the category by their latest result: decided in the final year (in_year), or only in an earlier one, so that it may have changed (earlier)."
[not_said]
id = "Berapa lagi yang hasilnya tidak pernah dicetak di sumber terbuka."
en = "How many more there are whose result was never printed in a public source."
[[example]]
given = { category = "baik", upto = 2020, decided = "in_year" }
value = 1
[[example]]
given = { category = "baik", upto = 2020, decided = "earlier" }
value = 1
*/
SELECT agency_id, year, category_id, score, result_id, source_id
FROM selected_result JOIN category_group USING (category_id)
WHERE group_id = $category AND CASE WHEN year = $upto THEN 'in_year' ELSE 'earlier' END = $decided
