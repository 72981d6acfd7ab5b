/*
id = "category_moves"
version = 1
unit = "agency"
fold = "count"
base = "agencies_in_both_years"
parameters = ["from", "to", "year_from", "year_to", "type", "province", "region"]
required = ["from", "to", "year_from", "year_to"]
[name]
id = "Perpindahan kategori"
en = "Moves between categories"
[definition]
id = "Jumlah instansi yang berpindah dari satu kategori ke kategori lain antara dua tahun, di antara yang diketahui pada keduanya."
en = "Agencies that moved from one category to another between two years, among those known in both."
[not_said]
id = "Perubahan instansi yang hanya diketahui pada satu tahun; formulir kedua tahun dapat berbeda."
en = "What became of agencies known in one year only; the forms of the two years may differ."
[[example]]
given = { from = "kurang", to = "sangat_baik", year_from = 2018, year_to = 2020 }
value = 1
[[example]]
given = { from = "baik", to = "baik", year_from = 2018, year_to = 2020 }
value = 0
*/
SELECT agency_id, f.category_id AS from_id, t.category_id AS to_id, f.result_id AS from_result_id, t.result_id, t.source_id
FROM results_in($year_from) f
JOIN results_in($year_to) t USING (agency_id)
SEMI JOIN selected_agency USING (agency_id)
WHERE f.category_id IS NOT NULL AND t.category_id IS NOT NULL
    AND ($from IS NULL OR f.category_id IN (SELECT category_id FROM category_group WHERE group_id = $from))
    AND ($to IS NULL OR t.category_id IN (SELECT category_id FROM category_group WHERE group_id = $to))
