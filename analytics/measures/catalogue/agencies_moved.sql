/*
id = "agencies_moved"
version = 1
unit = "agency"
fold = "count"
base = "agencies_in_both_years"
parameters = ["direction", "year_from", "year_to", "type", "province", "region"]
required = ["direction", "year_from", "year_to"]
[name]
id = "Instansi yang naik, tetap, atau turun"
en = "Agencies that rose, stayed or fell"
[definition]
id = "Jumlah instansi yang kategorinya naik (up), tetap (same), atau turun (down) antara dua tahun, di antara yang diketahui pada keduanya."
en = "Agencies whose category rose (up), stayed (same) or fell (down) between two years, among those known in both."
[not_said]
id = "Perubahan instansi yang hanya diketahui pada satu tahun; perubahan nilai di dalam satu kategori."
en = "What became of agencies known in one year only; changes of score within one category."
[[example]]
given = { direction = "up", year_from = 2018, year_to = 2020 }
value = 2
[[example]]
given = { direction = "down", year_from = 2018, year_to = 2020 }
value = 0
*/
SELECT agency_id, f.category_id AS from_id, t.category_id AS to_id, f.result_id AS from_result_id, t.result_id, t.source_id
FROM results_in($year_from) f
JOIN results_in($year_to) t USING (agency_id)
JOIN category c ON c.category_id = f.category_id
JOIN category d ON d.category_id = t.category_id
SEMI JOIN selected_agency USING (agency_id)
WHERE CASE WHEN d.sort > c.sort THEN 'up' WHEN d.sort < c.sort THEN 'down' ELSE 'same' END = $direction
