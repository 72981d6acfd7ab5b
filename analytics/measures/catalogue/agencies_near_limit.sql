/*
id = "agencies_near_limit"
version = 1
unit = "agency"
fold = "count"
base = "agencies_with_score"
parameters = ["upto", "year", "type", "province", "region", "category", "points"]
required = ["category"]
[name]
id = "Instansi dekat batas kategori"
en = "Agencies near a category limit"
[definition]
id = "Jumlah instansi yang nilainya berjarak paling banyak sekian poin dari batas bawah kategori itu, di atas atau di bawahnya."
en = "Agencies whose score lies within so many points of the lower limit of the category, above or below it."
[not_said]
id = "Instansi yang nilainya tidak tercetak."
en = "Agencies whose score was not printed."
[[example]]
given = { category = "baik" }
value = 2
[[example]]
given = { category = "sangat_baik" }
value = 1
[[example]]
given = { category = "kurang" }
value = 0
[[example]]
given = { category = "baik", points = 5 }
value = 1
*/
SELECT s.agency_id, s.year, s.category_id, s.score, s.score - c.min_score AS distance, s.score_max,
    s.score_result_id AS result_id, s.source_id
FROM selected_result s JOIN category c ON c.category_id = $category
WHERE s.score BETWEEN c.min_score - $points AND c.min_score + $points
